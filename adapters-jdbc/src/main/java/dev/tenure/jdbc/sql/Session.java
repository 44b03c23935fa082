package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A database connection for one piece of work, closed at its end. For one thread. */
public class Session implements AutoCloseable {
    final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Executes a statement that changes rows, and returns their number. */
    public final int execute(String sql, Seq<ColumnValue> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var changed = statement.executeUpdate();
            Warnings.heed(connection, statement);
            return changed;
        }
    }

    /** Executes a statement that changes rows and returns some. */
    public final <T> T executeReturning(String sql, Seq<ColumnValue> values, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var answer = answer(statement, reading);
            Warnings.heed(connection, statement);
            return answer;
        }
    }

    /** Runs one query. */
    public final <T> T read(String sql, Seq<ColumnValue> values, Reading<T> reading) throws SQLException {
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

    /** Commits the work, unless each statement commits by itself or the host commits. */
    public void commit() throws SQLException {}

    /** Closes the database connection. A failure to close changes no answer, because the work is already done. */
    @Override
    public void close() throws SQLException {
        close(connection);
    }

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
