package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.Session.Reading;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A database in which the store begins and ends its own transactions. */
public final class OwningDatabase extends Database {
    /** The attempts at a step that loses to others. Each loss is a step of another, so more are a failure. */
    private static final int ATTEMPTS = 1000;

    private static final long MILLISECOND = 1_000_000; // in nanoseconds
    private static final long LONGEST_PAUSE = 100 * MILLISECOND;

    /** True once the source has returned a connection that commits by itself. */
    private volatile boolean commitsByItself;

    /** A database over this source, which returns separate database connections. */
    public OwningDatabase(DataSource source) {
        super(source);
    }

    @Override
    public Session connect() {
        return prepared(connection -> open(connection, true));
    }

    @Override
    public Session begin() {
        return prepared(connection -> open(connection, false));
    }

    /**
     * Opens a session in its own mode, which would commit a transaction that is open on the connection. A connection in
     * a transaction, from a source that also returns others, belongs to a transaction of the host's.
     */
    private Session open(Connection connection, boolean autoCommit) throws SQLException {
        if (connection.getAutoCommit()) commitsByItself = true;
        else if (commitsByItself)
            throw new IllegalStateException("an owning store was given a connection in a transaction of the host:"
                    + " give it the pool itself, or use JdbcStore.joining in the host's transactions");
        return Session.owning(connection, autoCommit);
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
            giveWay(attempt);
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
            giveWay(attempt);
        }
    }

    /** Pauses, longer after each loss, so that whoever won can go on. An interrupt ends the pause. */
    private static void giveWay(int losses) {
        LockSupport.parkNanos(Math.min(losses * MILLISECOND, LONGEST_PAUSE));
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
