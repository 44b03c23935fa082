package dev.tenure.jdbc.sql;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenHash;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The current row of a result, in the domain's types. */
public final class RowReader {
    private final ResultSet row;
    private final Map<String, Integer> positions;

    private RowReader(ResultSet row, Map<String, Integer> positions) {
        this.row = row;
        this.positions = positions;
    }

    /** Reads the rows of an answer. */
    public static RowReader of(ResultSet rows) throws SQLException {
        return new RowReader(rows, Columns.of(rows.getMetaData()).positions);
    }

    public UUID uuid(String column) throws SQLException {
        return row.getObject(position(column), UUID.class);
    }

    public Option<UUID> optionalUuid(String column) throws SQLException {
        return Option.of(row.getObject(position(column), UUID.class));
    }

    public String text(String column) throws SQLException {
        return row.getString(position(column));
    }

    public Option<String> optionalText(String column) throws SQLException {
        return Option.of(row.getString(position(column)));
    }

    /** The scope in a column; the empty text is the empty scope. */
    public Scope scope(String column) throws SQLException {
        var names = text(column);
        return names.isEmpty() ? Scope.empty() : Scope.parse(names).get();
    }

    public int number(String column) throws SQLException {
        return row.getInt(position(column));
    }

    public Option<Integer> optionalNumber(String column) throws SQLException {
        var number = row.getInt(position(column));
        return row.wasNull() ? Option.none() : Option.of(number);
    }

    public long longNumber(String column) throws SQLException {
        return row.getLong(position(column));
    }

    public boolean flag(String column) throws SQLException {
        return row.getBoolean(position(column));
    }

    public Option<TokenHash> hash(String column) throws SQLException {
        return Option.of(row.getBytes(position(column))).map(TokenHash::ofBytes);
    }

    public byte[] bytes(String column) throws SQLException {
        return row.getBytes(position(column));
    }

    public Option<byte[]> optionalBytes(String column) throws SQLException {
        return Option.of(row.getBytes(position(column)));
    }

    public Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(position(column)));
    }

    public Option<Instant> optionalTime(String column) throws SQLException {
        var millis = row.getLong(position(column));
        return row.wasNull() ? Option.none() : Option.of(Instant.ofEpochMilli(millis));
    }

    public Cause cause(String column) throws SQLException {
        return Cause.valueOf(text(column));
    }

    public Option<Cause> optionalCause(String column) throws SQLException {
        return optionalText(column).map(Cause::valueOf);
    }

    /** The deadline in two columns; none if the first is null. */
    public Option<Deadline> deadline(String at, String cause) throws SQLException {
        var why = optionalCause(cause);
        return optionalTime(at).flatMap(instant -> why.map(it -> new Deadline(instant, it)));
    }

    /** The end in two columns; none if they are null. */
    public Option<End> end(String at, String cause) throws SQLException {
        return deadline(at, cause).map(Deadline::end);
    }

    private int position(String column) {
        var position = positions.get(column);
        if (position == null) throw new IllegalStateException("no column " + column);
        return position;
    }

    /** Reads the rows of answers to one query, and looks their columns up once. Thread-safe. */
    public static final class OfOneQuery {
        private volatile Columns last = Columns.NONE;

        /** Reads the rows of an answer. The columns are looked up again if they have changed. */
        public RowReader of(ResultSet rows) throws SQLException {
            var described = rows.getMetaData();
            var columns = last;
            if (!columns.fit(described)) last = columns = Columns.of(described);
            return new RowReader(rows, columns.positions);
        }
    }

    /** The labels, and the first position of each. Labels are upper case in some databases. */
    private record Columns(Array<String> labels, Map<String, Integer> positions) {
        static final Columns NONE = new Columns(Array.empty(), Map.of());

        static Columns of(ResultSetMetaData described) throws SQLException {
            var labels = Array.<String>empty();
            for (var position = 1; position <= described.getColumnCount(); position++)
                labels = labels.append(described.getColumnLabel(position));
            var positions = labels.zipWithIndex()
                    .reverse()
                    .toMap(label -> label._1().toLowerCase(Locale.ROOT), label -> label._2() + 1)
                    .toJavaMap();
            return new Columns(labels, positions);
        }

        boolean fit(ResultSetMetaData described) throws SQLException {
            if (described.getColumnCount() != labels.size()) return false;
            for (var position = 1; position <= labels.size(); position++)
                if (!labels.get(position - 1).equals(described.getColumnLabel(position))) return false;
            return true;
        }
    }
}
