package dev.tenure.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements that count together from their commit, and are rolled back without one. The failure that kept the work from
 * its commit is the one to tell of: a connection that is gone cannot roll back either.
 */
final class Transaction extends Session {
    private boolean isCommitted;

    Transaction(Connection connection) {
        super(connection);
    }

    /** Here alone it can stay unknown whether something happened: a failure before it surely changed nothing. */
    @Override
    public void commit() throws SQLException {
        connection.clearWarnings();
        try {
            connection.commit();
            isCommitted = true;
            Warnings.heed(connection);
        } catch (SQLException failure) {
            if (Failures.isContention(failure)) throw failure;
            throw Failures.during(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!isCommitted) connection.rollback();
        } finally {
            super.close();
        }
    }
}
