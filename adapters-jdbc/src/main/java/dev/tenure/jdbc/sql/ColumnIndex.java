package dev.tenure.jdbc.sql;

import io.vavr.collection.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Where the columns stand in the answers to one question: found out once, and again when a table has others by now.
 * Thread-safe.
 */
public final class ColumnIndex {
    private volatile Known known = new Known(Array.empty(), Map.of());

    /** The rows of such an answer. */
    public RowReader of(ResultSet rows) throws SQLException {
        var described = rows.getMetaData();
        var last = known;
        if (!last.fits(described)) known = last = Known.of(described);
        return new RowReader(rows, last.places);
    }

    /** The labels, and the place of the first of each; labels are upper case in some databases. */
    private record Known(Array<String> labels, Map<String, Integer> places) {
        public static Known of(ResultSetMetaData described) throws SQLException {
            var labels = Array.<String>empty();
            for (var place = 1; place <= described.getColumnCount(); place++)
                labels = labels.append(described.getColumnLabel(place));
            var places = labels.zipWithIndex()
                    .reverse()
                    .toMap(label -> label._1().toLowerCase(Locale.ROOT), label -> label._2() + 1)
                    .toJavaMap();
            return new Known(labels, places);
        }

        boolean fits(ResultSetMetaData described) throws SQLException {
            if (described.getColumnCount() != labels.size()) return false;
            for (var place = 1; place <= labels.size(); place++)
                if (!labels.get(place - 1).equals(described.getColumnLabel(place))) return false;
            return true;
        }
    }
}
