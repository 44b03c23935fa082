package dev.tenure.jdbc.sql;

import dev.tenure.jdbc.sql.RowWrite.Insert;
import dev.tenure.jdbc.sql.RowWrite.Update;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** Rows of one form, written in one statement. Each placeholder takes all values of a column. */
public final class PostgresRows {
    private PostgresRows() {}

    public static void write(Session session, Seq<RowWrite> alike) throws SQLException {
        try (var statement = session.connection.prepareStatement(sql(alike.head()))) {
            bind(statement, alike);
            statement.executeUpdate();
        }
    }

    /** Updates rows, and returns the ids of those that it found. */
    public static Set<Object> update(Session session, Seq<Update> alike) throws SQLException {
        var update = alike.head();
        var returning = " RETURNING " + update.table() + "." + update.name().column();
        try (var statement = session.connection.prepareStatement(sql(update) + returning)) {
            bind(statement, alike);
            try (var rows = statement.executeQuery()) {
                return objects(rows);
            }
        }
    }

    private static Set<Object> objects(ResultSet rows) throws SQLException {
        var objects = HashSet.empty();
        while (rows.next()) objects = objects.add(rows.getObject(1));
        return objects;
    }

    private static String sql(RowWrite part) {
        return part instanceof Insert insert ? insert.head() + "SELECT * FROM " + lines(insert) : sql((Update) part);
    }

    private static String sql(Update update) {
        var columns = update.values().zipWithIndex((value, index) -> value.column() + " = line.c" + index);
        var first = update.values().size();
        var key = update.key()
                .zipWithIndex((value, index) -> update.table() + "." + value.column() + " = line.c" + (first + index));
        return "UPDATE " + update.table() + " SET " + columns.mkString(", ") + " FROM " + lines(update) + " WHERE "
                + key.mkString(" AND ");
    }

    private static String lines(RowWrite part) {
        var columns = part.parameters().zipWithIndex((value, index) -> "c" + index);
        return "unnest(" + columns.map(column -> "?").mkString(", ") + ") AS line (" + columns.mkString(", ") + ")";
    }

    private static void bind(PreparedStatement statement, Seq<? extends RowWrite> alike) throws SQLException {
        var lines = alike.map(part -> part.parameters().toVector());
        for (var index = 0; index < lines.head().size(); index++) bind(statement, index, lines);
    }

    private static void bind(PreparedStatement statement, int index, Seq<Vector<ColumnValue>> lines)
            throws SQLException {
        var type = lines.head().get(index).type();
        var values = lines.map(line -> line.get(index).value());
        var column = type == Types.BINARY ? values.toJavaArray(byte[][]::new) : values.toJavaArray(Object[]::new);
        statement.setArray(index + 1, statement.getConnection().createArrayOf(nameOf(type), column));
    }

    private static String nameOf(int type) {
        return switch (type) {
            case Types.OTHER -> "uuid";
            case Types.BIGINT -> "bigint";
            case Types.INTEGER -> "integer";
            case Types.BOOLEAN -> "boolean";
            case Types.VARCHAR -> "varchar";
            case Types.BINARY -> "bytea";
            default -> throw new IllegalStateException("no value is of type " + type);
        };
    }
}
