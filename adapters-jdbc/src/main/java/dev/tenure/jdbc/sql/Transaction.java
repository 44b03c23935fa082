package dev.tenure.jdbc.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Statements that are committed together, and rolled back if there is no commit. It reports the failure that prevented
 * the commit, not a later one of the rollback, which a lost database connection brings as well.
 */
final class Transaction extends Session {
    private boolean isCommitted;

    Transaction(Connection connection) {
        super(connection);
    }

    /** Commits. Only here can the outcome stay unknown: an earlier failure certainly changed nothing. */
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
