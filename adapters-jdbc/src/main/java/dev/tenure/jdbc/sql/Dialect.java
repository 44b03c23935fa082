package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.RowWrite.Insert;
import dev.tenure.jdbc.sql.RowWrite.Update;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;

/** Where the databases differ: how a write becomes statements. Everything else is said to all in the same words. */
public enum Dialect {
    /** A write is one statement, and so one round trip and one commit: the parts hang on the change of the aggregate's row. */
    POSTGRESQL {
        @Override
        boolean writesInOneStatement() {
            return true;
        }

        @Override
        boolean write(Connection connection, RowWrite change, Seq<RowWrite> rest) throws SQLException {
            return rest.isEmpty() ? writeAlone(connection, change) : writeTogether(connection, change, rest);
        }

        private boolean writeAlone(Connection connection, RowWrite change) throws SQLException {
            var sql = match(change, insert -> insert.sql() + UNLESS_THERE, Update::sql);
            return Database.execute(connection, sql, change.cells()) == 1;
        }

        private boolean writeTogether(Connection connection, RowWrite change, Seq<RowWrite> rest) throws SQLException {
            var parts = rest.zipWithIndex((part, index) -> "part" + index + " AS (" + hanging(part) + ")");
            var sql = "WITH change AS (" + changing(change) + ")"
                    + parts.map(part -> ", " + part).mkString() + " SELECT count(*) FROM change";
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, rest.prepend(change).flatMap(RowWrite::cells));
                try (var result = statement.executeQuery()) {
                    return result.next() && result.getInt(1) == 1;
                }
            }
        }

        private String changing(RowWrite change) {
            return match(
                    change,
                    insert -> insert.sql() + UNLESS_THERE + " RETURNING 1",
                    update -> update.sql() + " RETURNING 1");
        }

        private String hanging(RowWrite part) {
            return match(
                    part,
                    insert -> insert.head() + "SELECT " + insert.values() + " FROM change",
                    update -> update.sql() + " AND EXISTS (SELECT 1 FROM change)");
        }
    },

    /** A write is a transaction of one statement a part; the aggregate's row comes first and holds the others back. */
    H2 {
        @Override
        boolean writesInOneStatement() {
            return false;
        }

        @Override
        boolean write(Connection connection, RowWrite change, Seq<RowWrite> rest) throws SQLException {
            if (execute(connection, change) == 0) return false;
            for (var part : rest) execute(connection, part);
            return true;
        }

        private int execute(Connection connection, RowWrite part) throws SQLException {
            return Database.execute(connection, part.sql(), part.cells());
        }
    };

    private static final String UNLESS_THERE = " ON CONFLICT DO NOTHING";

    /** Whether a write commits by itself. */
    abstract boolean writesInOneStatement();

    /** Writes all parts, in the transaction of the connection, unless the first finds its row changed: then none. */
    abstract boolean write(Connection connection, RowWrite change, Seq<RowWrite> rest) throws SQLException;

    /** The dialect of the database behind a connection. */
    static Dialect of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        return List.of(values())
                .find(dialect -> dialect.name().equalsIgnoreCase(product))
                .getOrElseThrow(() -> new IllegalStateException("no dialect for " + product));
    }

    static void bind(PreparedStatement statement, Seq<ColumnValue> cells) throws SQLException {
        var place = 0;
        for (var cell : cells) cell.bind(statement, ++place);
    }

    private static String match(RowWrite part, Function<Insert, String> insert, Function<Update, String> update) {
        return part instanceof Insert row ? insert.apply(row) : update.apply((Update) part);
    }
}
