package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.RowWrite.Insert;
import dev.tenure.jdbc.sql.RowWrite.Update;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;

/** The SQL of a write, which depends on the database. */
public enum Dialect {
    /** Writes in one statement, one round trip and one commit. The parts depend on the aggregate's row. */
    POSTGRESQL {
        @Override
        boolean writesInOneStatement() {
            return true;
        }

        @Override
        public boolean write(Session session, RowWrite change, Seq<RowWrite> rest) throws SQLException {
            return rest.isEmpty()
                    ? session.execute(alone(change), change.parameters()) == 1
                    : session.executeReturning(
                            together(change, rest), rest.prepend(change).flatMap(RowWrite::parameters), Dialect::isOne);
        }

        private String alone(RowWrite change) {
            return match(change, insert -> insert.sql() + UNLESS_THERE, Update::sql);
        }

        private String together(RowWrite change, Seq<RowWrite> rest) {
            var parts = rest.zipWithIndex((part, index) -> "part" + index + " AS (" + hanging(part) + ")");
            return "WITH change AS (" + changing(change) + ")"
                    + parts.map(part -> ", " + part).mkString() + " SELECT count(*) FROM change";
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
                    insert -> insert.head() + "SELECT " + insert.placeholders() + " FROM change",
                    update -> update.sql() + " AND EXISTS (SELECT 1 FROM change)");
        }
    },

    /** Writes in a transaction with one statement per part. The parts follow the aggregate's row. */
    H2 {
        @Override
        boolean writesInOneStatement() {
            return false;
        }

        @Override
        public boolean write(Session session, RowWrite change, Seq<RowWrite> rest) throws SQLException {
            if (session.execute(change.sql(), change.parameters()) == 0) return false;
            for (var part : rest) session.execute(part.sql(), part.parameters());
            return true;
        }
    };

    private static final String UNLESS_THERE = " ON CONFLICT DO NOTHING";

    /** True if a whole write is one statement and so can auto-commit. */
    abstract boolean writesInOneStatement();

    /** Writes all parts in the current transaction; none, and false, if the first finds its row changed. */
    public abstract boolean write(Session session, RowWrite change, Seq<RowWrite> rest) throws SQLException;

    /** The dialect of the database behind a JDBC connection. */
    static Dialect of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        return List.of(values())
                .find(dialect -> dialect.name().equalsIgnoreCase(product))
                .getOrElseThrow(() -> new IllegalStateException("no dialect for " + product));
    }

    private static boolean isOne(ResultSet count) throws SQLException {
        return count.next() && count.getInt(1) == 1;
    }

    private static String match(RowWrite part, Function<Insert, String> insert, Function<Update, String> update) {
        return part instanceof Insert row ? insert.apply(row) : update.apply((Update) part);
    }
}
