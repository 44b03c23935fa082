package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * A database connection for one piece of work, closed at its end. A transaction of its own is rolled back if there is
 * no commit, and its failure is the one that prevented the commit, not a later one of the rollback, which a lost
 * database connection brings as well. For one thread.
 */
public final class Session implements AutoCloseable {
    private static final String SUCCESS = "00";

    final Connection connection;
    private final boolean autoCommitBefore;
    private boolean isInTransaction;

    private Session(Connection connection, boolean autoCommitBefore, boolean isInTransaction) {
        this.connection = connection;
        this.autoCommitBefore = autoCommitBefore;
        this.isInTransaction = isInTransaction;
    }

    /** A session on a connection as it is: its statements commit by themselves, or with the transaction of the host. */
    static Session of(Connection connection) throws SQLException {
        return new Session(connection, connection.getAutoCommit(), false);
    }

    /**
     * A session whose statements commit by themselves, or together. The connection goes back in the mode it came in.
     */
    static Session owning(Connection connection, boolean autoCommit) throws SQLException {
        var before = connection.getAutoCommit();
        connection.setAutoCommit(autoCommit);
        return new Session(connection, before, !autoCommit);
    }

    /** Executes a statement that changes rows, and returns their number. */
    public int execute(String sql, Seq<ColumnValue> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var changed = statement.executeUpdate();
            heedCommit(statement);
            return changed;
        }
    }

    /** Executes a statement that changes rows and returns some. */
    public <T> T executeReturning(String sql, Seq<ColumnValue> values, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var answer = answer(statement, reading);
            heedCommit(statement);
            return answer;
        }
    }

    /** Runs one query. */
    public <T> T read(String sql, Seq<ColumnValue> values, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return answer(statement, reading);
        }
    }

    private static <T> T answer(PreparedStatement statement, Reading<T> reading) throws SQLException {
        try (var rows = statement.executeQuery()) {
            return reading.of(rows);
        }
    }

    private static void bind(PreparedStatement statement, Seq<ColumnValue> values) throws SQLException {
        var position = 0;
        for (var value : values) value.bind(statement, ++position);
    }

    /**
     * Commits its own transaction, if it has one. Only here can the outcome stay unknown: an earlier failure certainly
     * changed nothing.
     */
    public void commit() throws SQLException {
        if (!isInTransaction) return;
        connection.clearWarnings();
        try {
            connection.commit();
            isInTransaction = false;
            heed(connection.getWarnings());
        } catch (SQLException failure) {
            if (Failures.isContention(failure)) throw failure;
            throw Failures.during(failure);
        }
    }

    /** Checks a statement that may have auto-committed. In a transaction nothing is durable before the commit. */
    private void heedCommit(PreparedStatement executed) throws SQLException {
        if (connection.getAutoCommit()) heed(executed.getWarnings());
    }

    /**
     * Checks the warnings of a commit, which leave its outcome unknown: PostgreSQL reports success with a warning if
     * its wait for a standby was cancelled. A notice of class 00 is not a warning.
     */
    private static void heed(@Nullable SQLWarning first) {
        for (var warning = first; warning != null; warning = warning.getNextWarning()) {
            var state = warning.getSQLState();
            if (state == null || !state.startsWith(SUCCESS)) throw Failures.warned(warning);
        }
    }

    /** Closes the database connection, after a rollback if its transaction is still open. */
    @Override
    public void close() throws SQLException {
        try {
            if (isInTransaction) connection.rollback();
        } finally {
            restoreMode();
            close(connection);
        }
    }

    /** Restores the mode for the next caller, as not every pool does. A failure to do so changes no answer either. */
    private void restoreMode() {
        try {
            if (connection.getAutoCommit() != autoCommitBefore) connection.setAutoCommit(autoCommitBefore);
        } catch (SQLException gone) {
            // the pool notices
        }
    }

    /** Closes a database connection. A failure to close changes no answer, because the work is already done. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // the pool notices
        }
    }

    /** Maps the rows of an answer. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads these rows; the cursor is before the first. */
        T of(ResultSet rows) throws SQLException;
    }
}
