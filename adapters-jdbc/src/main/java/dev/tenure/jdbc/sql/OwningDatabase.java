package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** A database in which the store begins and ends its own transactions. */
public final class OwningDatabase extends Database {
    public OwningDatabase(DataSource source) {
        super(source);
    }

    @Override
    void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /** Where isolation is strictest, a question too can come second; then it is asked again. */
    @Override
    public <T> T read(String sql, Seq<ColumnValue> cells, Reading<T> reading) {
        Option<T> answer = Option.none();
        while (answer.isEmpty()) answer = connected(connection -> answered(connection, sql, cells, reading));
        return answer.get();
    }

    private static <T> Option<T> answered(Connection connection, String sql, Seq<ColumnValue> cells, Reading<T> reading)
            throws SQLException {
        try {
            return Option.of(Database.read(connection, sql, cells, reading));
        } catch (SQLException failure) {
            if (Failures.isOutOfOrder(failure)) return Option.none();
            throw failure;
        }
    }

    @Override
    public boolean write(RowWrite change, Seq<RowWrite> rest) {
        Work<Boolean> writing = connection -> writeIn(connection, change, rest);
        return (rest.isEmpty() ? statement(writing, Failures::isLost) : whole(writing, Failures::isLost))
                .getOrElse(false);
    }

    /** One step, again until nobody is faster: a statement where the dialect has it so, and else a transaction. */
    public <T> T persistently(Work<T> work) {
        Option<T> changed = Option.none();
        while (changed.isEmpty()) changed = whole(work, Failures::isOvertaken);
        return changed.get();
    }

    private <T> Option<T> whole(Work<T> writing, Predicate<SQLException> isLost) {
        return dialect().writesInOneStatement() ? statement(writing, isLost) : transaction(writing, isLost);
    }

    private <T> Option<T> statement(Work<T> writing, Predicate<SQLException> isLost) {
        return connected(connection -> autocommitted(connection, writing, isLost));
    }

    private static <T> Option<T> autocommitted(Connection connection, Work<T> writing, Predicate<SQLException> isLost)
            throws SQLException {
        try {
            return Option.of(writing.on(connection));
        } catch (SQLException failure) {
            if (isLost.test(failure)) return Option.none();
            throw Failures.during(failure);
        }
    }

    @Override
    public <T> Option<T> transaction(Work<T> work) {
        return transaction(work, Failures::isContention);
    }

    private <T> Option<T> transaction(Work<T> work, Predicate<SQLException> isLost) {
        return connected(connection -> {
            connection.setAutoCommit(false);
            try {
                var answer = work.on(connection);
                commit(connection);
                return Option.of(answer);
            } catch (SQLException failure) {
                rollBack(connection, failure);
                if (isLost.test(failure)) return Option.none();
                throw failure;
            } catch (RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            }
        });
    }

    /** Here alone it can stay unknown whether something happened: what fails before surely has not. */
    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException failure) {
            if (Failures.isContention(failure)) throw failure;
            throw Failures.during(failure);
        }
    }

    /** The first failure is the one to tell of: a connection that is gone cannot roll back either. */
    private static void rollBack(Connection connection, Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }
}
