package dev.tenure.jdbc.sql;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database in which the host begins and ends the transactions: nothing counts before its commit. */
public final class JoiningDatabase extends Database {
    public JoiningDatabase(DataSource source) {
        super(source);
    }

    @Override
    void prepare(Connection connection) throws SQLException {
        if (connection.getAutoCommit())
            throw new IllegalStateException("a joining store needs a transaction: this connection commits by itself");
    }

    @Override
    public boolean write(RowWrite change, Seq<RowWrite> rest) {
        return connected(connection -> {
            try {
                return writeIn(connection, change, rest);
            } catch (SQLException failure) {
                if (Failures.isLost(failure)) return false;
                throw failure;
            }
        });
    }

    @Override
    public <T> Option<T> transaction(Work<T> work) {
        return connected(connection -> Option.of(work.on(connection)));
    }
}
