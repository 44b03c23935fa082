package dev.tenure.jdbc;

import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The row that a result stands on, in the domain's types. */
record Columns(ResultSet row) {
    UUID uuid(String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    Option<UUID> optionalUuid(String column) throws SQLException {
        return Option.of(row.getObject(column, UUID.class));
    }

    String text(String column) throws SQLException {
        return row.getString(column);
    }

    Option<String> optionalText(String column) throws SQLException {
        return Option.of(row.getString(column));
    }

    int number(String column) throws SQLException {
        return row.getInt(column);
    }

    long longNumber(String column) throws SQLException {
        return row.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    Option<TokenHash> hash(String column) throws SQLException {
        return Option.of(row.getBytes(column)).map(TokenHash::ofBytes);
    }

    byte[] bytes(String column) throws SQLException {
        return row.getBytes(column);
    }

    Option<byte[]> optionalBytes(String column) throws SQLException {
        return Option.of(row.getBytes(column));
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    Option<Instant> optionalTime(String column) throws SQLException {
        var millis = row.getLong(column);
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
}
