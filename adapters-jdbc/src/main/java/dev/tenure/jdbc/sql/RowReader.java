package dev.tenure.jdbc.sql;

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

/** The current row of a result, in the domain's types. */
public record RowReader(ResultSet row, Map<String, Integer> positions) {
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

    public int number(String column) throws SQLException {
        return row.getInt(position(column));
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
}
