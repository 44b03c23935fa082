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

/** Rows that are written alike, in one statement: each of its placeholders takes all values of a column. */
public final class PostgresRows {
    private PostgresRows() {}

    public static void write(Session session, Seq<RowWrite> alike) throws SQLException {
        try (var statement = session.connection.prepareStatement(sql(alike.head()))) {
            bind(statement, alike);
            statement.executeUpdate();
        }
    }

    /** Updates rows; the names of those that were there. */
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
        var columns = update.values().zipWithIndex((cell, place) -> cell.column() + " = line.c" + place);
        var first = update.values().size();
        var key = update.key()
                .zipWithIndex((cell, place) -> update.table() + "." + cell.column() + " = line.c" + (first + place));
        return "UPDATE " + update.table() + " SET " + columns.mkString(", ") + " FROM " + lines(update) + " WHERE "
                + key.mkString(" AND ");
    }

    private static String lines(RowWrite part) {
        var columns = part.cells().zipWithIndex((cell, place) -> "c" + place);
        return "unnest(" + columns.map(column -> "?").mkString(", ") + ") AS line (" + columns.mkString(", ") + ")";
    }

    private static void bind(PreparedStatement statement, Seq<? extends RowWrite> alike) throws SQLException {
        var lines = alike.map(part -> part.cells().toVector());
        for (var place = 0; place < lines.head().size(); place++) bind(statement, place, lines);
    }

    private static void bind(PreparedStatement statement, int place, Seq<Vector<ColumnValue>> lines)
            throws SQLException {
        var type = lines.head().get(place).type();
        var values = lines.map(line -> line.get(place).value());
        var column = type == Types.BINARY ? values.toJavaArray(byte[][]::new) : values.toJavaArray(Object[]::new);
        statement.setArray(place + 1, statement.getConnection().createArrayOf(nameOf(type), column));
    }

    private static String nameOf(int type) {
        return switch (type) {
            case Types.OTHER -> "uuid";
            case Types.BIGINT -> "bigint";
            case Types.INTEGER -> "integer";
            case Types.BOOLEAN -> "boolean";
            case Types.VARCHAR -> "varchar";
            case Types.BINARY -> "bytea";
            default -> throw new IllegalStateException("no cell is of type " + type);
        };
    }
}
