package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database whose transactions the host begins and ends. Nothing is durable before the host commits. */
public final class JoiningDatabase extends Database {
    /** A database over this source, which returns the database connection of the host's transaction. */
    public JoiningDatabase(DataSource source) {
        super(source);
    }

    @Override
    public Session connect() {
        return prepared(JoiningDatabase::open);
    }

    @Override
    public Session begin() {
        return connect();
    }

    private static Session open(Connection connection) throws SQLException {
        if (connection.getAutoCommit())
            throw new IllegalStateException("a joining store needs a transaction: this connection commits by itself");
        return Session.of(connection);
    }

    /** Returns false: after any failure the host has to roll back. */
    @Override
    public boolean isToBeRepeated(SQLException failure) {
        return false;
    }

    @Override
    public boolean write(RowWrite change, Seq<RowWrite> rest) {
        try (var session = connect()) {
            return dialect().write(session, change, rest);
        } catch (SQLException failure) {
            if (Failures.isLost(failure)) return false;
            throw Failures.before(failure);
        }
    }
}
