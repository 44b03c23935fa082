package dev.tenure.jdbc.sql;

import io.vavr.collection.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * The positions of the columns in the answers to one query. They are looked up once, and again after the columns have
 * changed. Thread-safe.
 */
public final class ColumnIndex {
    private volatile Known known = new Known(Array.empty(), Map.of());

    /** The rows of an answer to the query. */
    public RowReader of(ResultSet rows) throws SQLException {
        var described = rows.getMetaData();
        var last = known;
        if (!last.fits(described)) known = last = Known.of(described);
        return new RowReader(rows, last.positions);
    }

    /** The labels, and the first position of each. Labels are upper case in some databases. */
    private record Known(Array<String> labels, Map<String, Integer> positions) {
        static Known of(ResultSetMetaData described) throws SQLException {
            var labels = Array.<String>empty();
            for (var position = 1; position <= described.getColumnCount(); position++)
                labels = labels.append(described.getColumnLabel(position));
            var positions = labels.zipWithIndex()
                    .reverse()
                    .toMap(label -> label._1().toLowerCase(Locale.ROOT), label -> label._2() + 1)
                    .toJavaMap();
            return new Known(labels, positions);
        }

        boolean fits(ResultSetMetaData described) throws SQLException {
            if (described.getColumnCount() != labels.size()) return false;
            for (var position = 1; position <= labels.size(); position++)
                if (!labels.get(position - 1).equals(described.getColumnLabel(position))) return false;
            return true;
        }
    }
}
