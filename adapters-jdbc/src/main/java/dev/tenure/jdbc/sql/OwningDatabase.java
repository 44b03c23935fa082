package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.Session.Reading;
import io.vavr.collection.Seq;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database in which the store begins and ends its own transactions. */
public final class OwningDatabase extends Database {
    /** The attempts at a step that loses to others. Each loss is a step of another, so more are a failure. */
    private static final int ATTEMPTS = 1000;

    /** A database over this source, which returns separate database connections. */
    public OwningDatabase(DataSource source) {
        super(source);
    }

    @Override
    public Session connect() {
        return Session.of(prepared(connection -> connection.setAutoCommit(true)));
    }

    @Override
    public Session begin() {
        return Session.inTransaction(prepared(connection -> connection.setAutoCommit(false)));
    }

    @Override
    public boolean isToBeRepeated(SQLException failure) {
        return Failures.isContention(failure);
    }

    /** Runs a query. At the strictest isolation level it too can fail to serialize, and is then repeated. */
    @Override
    public <T> T read(String sql, Seq<ColumnValue> values, Reading<T> reading) {
        for (var attempt = 1; ; attempt++) {
            try (var session = connect()) {
                return session.read(sql, values, reading);
            } catch (SQLException failure) {
                if (attempt == ATTEMPTS || !Failures.isOutOfOrder(failure)) throw Failures.before(failure);
            }
        }
    }

    @Override
    public boolean write(RowWrite change, Seq<RowWrite> rest) {
        var isOneStatement = rest.isEmpty() || dialect().writesInOneStatement();
        try (var session = isOneStatement ? connect() : begin()) {
            var isWritten = dialect().write(session, change, rest);
            session.commit();
            return isWritten;
        } catch (SQLException failure) {
            if (Failures.isLost(failure)) return false;
            throw classified(failure, isOneStatement);
        }
    }

    /** Repeats one step until no other is faster: one statement if the dialect allows it, otherwise a transaction. */
    public <T> T persistently(Step<T> step) {
        var isOneStatement = dialect().writesInOneStatement();
        for (var attempt = 1; ; attempt++) {
            try (var session = isOneStatement ? connect() : begin()) {
                var answer = step.on(session);
                session.commit();
                return answer;
            } catch (SQLException failure) {
                if (attempt == ATTEMPTS || !Failures.isOvertaken(failure)) throw classified(failure, isOneStatement);
            }
        }
    }

    /** The exception for a failed statement. Under auto-commit it may have committed; in a transaction it has not. */
    private static RuntimeException classified(SQLException failure, boolean isOneStatement) {
        return isOneStatement ? Failures.during(failure) : Failures.before(failure);
    }

    /** Work in a session. */
    @FunctionalInterface
    public interface Step<T> {
        /** Does the work, and leaves the commit to the caller. */
        T on(Session session) throws SQLException;
    }
}
