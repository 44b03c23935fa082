package dev.tenure.benchmarks.places;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** JDBC by hand, for the floors: a connection for a piece of work, a statement with the values of its placeholders. */
public final class Rows {
    private Rows() {}

    /** Runs this on a connection, each statement committed by itself. */
    public static <T> T with(DataSource source, Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs this in a transaction. */
    public static <T> T within(DataSource source, Work<T> work) {
        return with(source, connection -> {
            connection.setAutoCommit(false);
            try {
                var answer = work.on(connection);
                connection.commit();
                return answer;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    /** Runs a script, or a statement whose answer nobody needs. */
    public static void run(DataSource source, String sql) {
        with(source, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Returns the number of changed rows. */
    public static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var statement = filled(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** Maps the rows. */
    public static <T extends @Nullable Object> T read(
            Connection connection, String sql, Reading<T> reading, @Nullable Object... values) throws SQLException {
        try (var statement = filled(connection, sql, values);
                var rows = statement.executeQuery()) {
            return reading.of(rows);
        }
    }

    /** Returns the one number of a query. */
    public static long number(DataSource source, String sql) {
        return with(
                source,
                connection -> read(connection, sql, rows -> {
                    rows.next();
                    return rows.getLong(1);
                }));
    }

    private static PreparedStatement filled(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    /** The work on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The mapping of rows. */
    @FunctionalInterface
    public interface Reading<T extends @Nullable Object> {
        T of(ResultSet rows) throws SQLException;
    }
}
