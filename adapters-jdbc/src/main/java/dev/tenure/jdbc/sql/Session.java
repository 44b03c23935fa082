package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A connection that is lent for one piece of work, and given back when that is over. For one thread. */
public class Session implements AutoCloseable {
    final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Executes a statement that changes rows; the number of these. */
    public final int execute(String sql, Seq<ColumnValue> values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var changed = statement.executeUpdate();
            Warnings.heed(connection, statement);
            return changed;
        }
    }

    /** Executes a statement that changes rows and answers with some. */
    public final <T> T executeReturning(String sql, Seq<ColumnValue> values, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            var answer = answer(statement, reading);
            Warnings.heed(connection, statement);
            return answer;
        }
    }

    /** Asks one question. */
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
        var place = 0;
        for (var value : values) value.bind(statement, ++place);
    }

    /** Makes the work count, unless each statement does so by itself, or the host's commit. */
    public void commit() throws SQLException {}

    /** Gives the connection back. What was done is done: a connection that cannot be closed changes no answer. */
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

    /** Makes something of the rows of an answer. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads these rows, from before the first. */
        T of(ResultSet rows) throws SQLException;
    }
}
