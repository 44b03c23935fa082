package dev.tenure.jdbc;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The row that a result stands on, in the domain's types. */
record RowReader(ResultSet row, Map<String, Integer> places) {
    UUID uuid(String column) throws SQLException {
        return row.getObject(place(column), UUID.class);
    }

    Option<UUID> optionalUuid(String column) throws SQLException {
        return Option.of(row.getObject(place(column), UUID.class));
    }

    String text(String column) throws SQLException {
        return row.getString(place(column));
    }

    Option<String> optionalText(String column) throws SQLException {
        return Option.of(row.getString(place(column)));
    }

    int number(String column) throws SQLException {
        return row.getInt(place(column));
    }

    long longNumber(String column) throws SQLException {
        return row.getLong(place(column));
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(place(column));
    }

    Option<TokenHash> hash(String column) throws SQLException {
        return Option.of(row.getBytes(place(column))).map(TokenHash::ofBytes);
    }

    byte[] bytes(String column) throws SQLException {
        return row.getBytes(place(column));
    }

    Option<byte[]> optionalBytes(String column) throws SQLException {
        return Option.of(row.getBytes(place(column)));
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(place(column)));
    }

    Option<Instant> optionalTime(String column) throws SQLException {
        var millis = row.getLong(place(column));
        return row.wasNull() ? Option.none() : Option.of(Instant.ofEpochMilli(millis));
    }

    Cause cause(String column) throws SQLException {
        return Cause.valueOf(text(column));
    }

    Option<Cause> optionalCause(String column) throws SQLException {
        return optionalText(column).map(Cause::valueOf);
    }

    /** The deadline of two columns; none if the first is null. */
    Option<Deadline> deadline(String at, String cause) throws SQLException {
        var why = optionalCause(cause);
        return optionalTime(at).flatMap(instant -> why.map(it -> new Deadline(instant, it)));
    }

    /** The end of two columns; none if they are null. */
    Option<End> end(String at, String cause) throws SQLException {
        return deadline(at, cause).map(Deadline::end);
    }

    private int place(String column) {
        var place = places.get(column);
        if (place == null) throw new IllegalStateException("no column " + column);
        return place;
    }
}
