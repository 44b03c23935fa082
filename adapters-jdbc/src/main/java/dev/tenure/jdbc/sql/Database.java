package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections: each is taken for one piece of work, and given back, whatever happens. */
public abstract class Database {
    private final DataSource source;
    private final Dialect dialect;

    Database(DataSource source) {
        this.source = source;
        this.dialect = on(source, Dialect::of);
    }

    /** Writes whole, or changes nothing: false if somebody was faster. */
    public abstract boolean write(RowWrite change, Seq<RowWrite> rest);

    /** Several steps in one transaction; on contention it is rolled back whole, and there is no answer. */
    public abstract <T> Option<T> transaction(Work<T> work);

    /** Sees to it that a connection is as this database's work needs it. */
    abstract void prepare(Connection connection) throws SQLException;

    /** One question, one statement. */
    public <T> T read(String sql, Seq<ColumnValue> cells, Reading<T> reading) {
        return connected(connection -> read(connection, sql, cells, reading));
    }

    /** One statement that changes rows by itself; how many. */
    public final int execute(String sql, Seq<ColumnValue> cells) {
        return connected(connection -> {
            try {
                return execute(connection, sql, cells);
            } catch (SQLException failure) {
                if (Failures.isContention(failure)) return 0;
                throw Failures.during(failure);
            }
        });
    }

    public static int execute(Connection connection, String sql, Seq<ColumnValue> cells) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Dialect.bind(statement, cells);
            return statement.executeUpdate();
        }
    }

    public static <T> T read(Connection connection, String sql, Seq<ColumnValue> cells, Reading<T> reading)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Dialect.bind(statement, cells);
            try (var rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        }
    }

    /** A write in a transaction that has begun. */
    public final boolean writeIn(Connection connection, RowWrite change, Seq<RowWrite> rest) throws SQLException {
        return dialect.write(connection, change, rest);
    }

    public final Dialect dialect() {
        return dialect;
    }

    public final <T> T connected(Work<T> work) {
        return on(source, connection -> {
            prepare(connection);
            return work.on(connection);
        });
    }

    private static <T> T on(DataSource source, Work<T> work) {
        try {
            var connection = source.getConnection();
            try {
                return work.on(connection);
            } finally {
                close(connection);
            }
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** What was done is done, also if the connection cannot be given back: that failure changes no answer. */
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // the pool notices
        }
    }

    /** What is made of the rows of an answer. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
