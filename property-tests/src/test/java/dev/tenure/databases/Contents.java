package dev.tenure.databases;

import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.sql.DataSource;

/** All rows of all tables of the library, byte by byte, as another connection sees them, table after table. */
public record Contents(Map<String, Set<String>> rows) {
    private static final Seq<String> TABLES = List.of(
            "link",
            "item",
            "account",
            "token",
            "withdrawal",
            "grant",
            "connection",
            "stream",
            "event",
            "last_run",
            "schema");

    /** The committed rows. */
    public static Contents of(DataSource source) {
        try (var connection = source.getConnection()) {
            Map<String, Set<String>> read = HashMap.empty();
            for (var table : TABLES) read = read.put(table, rows(connection, table));
            return new Contents(read);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var read = statement.executeQuery("SELECT * FROM tenure_" + table)) {
            Set<String> rows = HashSet.empty();
            while (read.next()) rows = rows.add(row(read));
            return rows;
        }
    }

    private static String row(ResultSet read) throws SQLException {
        var row = new StringBuilder();
        for (var column = 1; column <= read.getMetaData().getColumnCount(); column++) {
            var cell = read.getObject(column);
            row.append(cell instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : cell)
                    .append('|');
        }
        return row.toString();
    }

    /** The numbers of rows that went and came since then, table by table: the shape of the change. */
    public String since(Contents before) {
        return TABLES.flatMap(table -> difference(
                        table, before.rows.get(table).get(), rows.get(table).get()))
                .mkString(", ");
    }

    private static List<String> difference(String table, Set<String> before, Set<String> after) {
        return before.equals(after)
                ? List.empty()
                : List.of("%s -%d +%d"
                        .formatted(
                                table,
                                before.diff(after).size(),
                                after.diff(before).size()));
    }
}
