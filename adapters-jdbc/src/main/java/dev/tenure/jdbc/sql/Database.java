package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.Session.Reading;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source, the dialect of its database, and the rules by which work on its connections counts. Thread-safe. */
public abstract class Database {
    private final DataSource source;
    private final Dialect dialect;

    Database(DataSource source) {
        this.source = source;
        this.dialect = dialectOf(source);
    }

    private static Dialect dialectOf(DataSource source) {
        try (var session = new Session(source.getConnection())) {
            return Dialect.of(session.connection);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** The dialect of the database behind the source. */
    public final Dialect dialect() {
        return dialect;
    }

    /** A connection for single statements. */
    public abstract Session connect();

    /** A connection for statements that count together, from the commit of the session or of the host. */
    public abstract Session begin();

    /** Tells a failure after which the whole transaction is to be tried again: nobody else is to blame for it. */
    public abstract boolean isToBeRepeated(SQLException failure);

    /** Writes whole, or changes nothing: false if somebody was faster. */
    public abstract boolean write(RowWrite change, Seq<RowWrite> rest);

    /** One question, one statement. */
    public <T> T read(String sql, Seq<ColumnValue> values, Reading<T> reading) {
        try (var session = connect()) {
            return session.read(sql, values, reading);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** One statement that changes rows by itself; the number of these, and none if somebody was faster. */
    public final int execute(String sql, Seq<ColumnValue> values) {
        try (var session = connect()) {
            return session.execute(sql, values);
        } catch (SQLException failure) {
            if (Failures.isContention(failure)) return 0;
            throw Failures.during(failure);
        }
    }

    /** A connection, prepared. If none is to be had, surely nothing happened. */
    final Connection lent(Preparation preparation) {
        try {
            var connection = source.getConnection();
            try {
                preparation.on(connection);
                return connection;
            } catch (SQLException | RuntimeException | Error refused) {
                Session.close(connection);
                throw refused;
            }
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    /** Sees to it that a connection is as its work needs it. */
    @FunctionalInterface
    interface Preparation {
        void on(Connection connection) throws SQLException;
    }
}
