package dev.tenure.jdbc;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Connections and transactions: each is taken for one piece of work, ended, and given back, whatever happens. */
final class Database {
    private final DataSource source;
    private final Dialect dialect;

    Database(DataSource source) {
        this.source = source;
        this.dialect = connected(Dialect::of);
    }

    /** One question, one statement. */
    <T> T read(String sql, Seq<Cell> cells, Reading<T> reading) {
        return connected(connection -> read(connection, sql, cells, reading));
    }

    /** One statement that changes rows by itself; how many. */
    int execute(String sql, Seq<Cell> cells) {
        return connected(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                Dialect.bind(statement, cells);
                return statement.executeUpdate();
            } catch (SQLException failure) {
                if (Failures.isContention(failure)) return 0;
                throw Failures.during(failure);
            }
        });
    }

    static <T> T read(Connection connection, String sql, Seq<Cell> cells, Reading<T> reading) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Dialect.bind(statement, cells);
            try (var rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        }
    }

    /** Writes whole and commits, or changes nothing: false if somebody was faster. */
    boolean write(Part change, Seq<Part> rest) {
        Work<Boolean> writing = connection -> dialect.write(connection, change, rest);
        return dialect.writesInOneStatement()
                ? connected(connection -> autocommitted(connection, writing))
                : transaction(writing, Failures::isLost).getOrElse(false);
    }

    /** Several steps in one transaction; on contention it is rolled back whole, and there is no answer. */
    <T> Option<T> transaction(Work<T> work) {
        return transaction(work, Failures::isContention);
    }

    private <T> Option<T> transaction(Work<T> work, Predicate<SQLException> isLost) {
        return connected(connection -> {
            connection.setAutoCommit(false);
            try {
                return Option.of(committed(connection, work));
            } catch (SQLException failure) {
                rollBack(connection, failure);
                if (isLost.test(failure)) return Option.none();
                throw Failures.during(failure);
            } catch (RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            }
        });
    }

    /** A write in the transaction of others. */
    boolean writeIn(Connection connection, Part change, Seq<Part> rest) throws SQLException {
        return dialect.write(connection, change, rest);
    }

    private static boolean autocommitted(Connection connection, Work<Boolean> writing) throws SQLException {
        try {
            return writing.on(connection);
        } catch (SQLException failure) {
            if (Failures.isLost(failure)) return false;
            throw Failures.during(failure);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        var answer = work.on(connection);
        connection.commit();
        return answer;
    }

    /** The first failure is the one to tell of: a connection that is gone cannot roll back either. */
    private static void rollBack(Connection connection, Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }

    private <T> T connected(Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(true);
            return work.on(connection);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** What is made of the rows of an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
