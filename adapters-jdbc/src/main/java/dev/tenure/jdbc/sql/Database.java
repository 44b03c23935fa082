package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.Session.Reading;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source, the dialect of its database, and the rules for its transactions. Thread-safe. */
public abstract class Database {
    private final DataSource source;
    private final Dialect dialect;

    Database(DataSource source) {
        this.source = source;
        this.dialect = dialectOf(source);
    }

    private static Dialect dialectOf(DataSource source) {
        try (var session = Session.of(source.getConnection())) {
            return Dialect.of(session.connection);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** The dialect of the database behind the source. */
    public final Dialect dialect() {
        return dialect;
    }

    /** Opens a database connection for single statements. */
    public abstract Session connect();

    /** Opens a database connection for a transaction, which the session or the host commits. */
    public abstract Session begin();

    /** True for a failure after which the whole transaction can be tried again. */
    public abstract boolean isToBeRepeated(SQLException failure);

    /** Writes all rows or none; false if another transaction was faster. */
    public abstract boolean write(RowWrite change, Seq<RowWrite> rest);

    /** Runs one query in one statement. */
    public <T> T read(String sql, Seq<ColumnValue> values, Reading<T> reading) {
        try (var session = connect()) {
            return session.read(sql, values, reading);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** Runs one statement that changes rows, and returns their number; zero if another transaction was faster. */
    public final int execute(String sql, Seq<ColumnValue> values) {
        try (var session = connect()) {
            return session.execute(sql, values);
        } catch (SQLException failure) {
            if (Failures.isContention(failure)) return 0;
            throw Failures.during(failure);
        }
    }

    /** Opens a database connection, and a session on it. If none is available, certainly nothing has changed. */
    final Session prepared(Opening opening) {
        try {
            var connection = source.getConnection();
            try {
                return opening.of(connection);
            } catch (SQLException | RuntimeException | Error refused) {
                Session.close(connection);
                throw refused;
            }
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** Opens a session on a database connection, or refuses the connection. */
    @FunctionalInterface
    interface Opening {
        Session of(Connection connection) throws SQLException;
    }
}
