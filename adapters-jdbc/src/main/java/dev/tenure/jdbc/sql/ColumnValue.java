package dev.tenure.jdbc.sql;

import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column and its value, with the JDBC type. */
public record ColumnValue(String column, int type, @Nullable Object value) {
    /** The column with the instant at which time next changes an aggregate; it may be early. */
    public static final String DUE = "due_at";

    public static ColumnValue of(String column, UUID value) {
        return new ColumnValue(column, Types.OTHER, value);
    }

    public static ColumnValue of(String column, long value) {
        return new ColumnValue(column, Types.BIGINT, value);
    }

    public static ColumnValue of(String column, int value) {
        return new ColumnValue(column, Types.INTEGER, value);
    }

    public static ColumnValue of(String column, boolean value) {
        return new ColumnValue(column, Types.BOOLEAN, value);
    }

    public static ColumnValue of(String column, String value) {
        return new ColumnValue(column, Types.VARCHAR, value);
    }

    public static ColumnValue of(String column, Enum<?> value) {
        return of(column, value.name());
    }

    public static ColumnValue of(String column, Instant value) {
        return of(column, value.toEpochMilli());
    }

    public static ColumnValue of(String column, byte[] value) {
        return new ColumnValue(column, Types.BINARY, value);
    }

    public static ColumnValue ofName(String column, Option<UUID> value) {
        return new ColumnValue(column, Types.OTHER, value.getOrNull());
    }

    public static ColumnValue ofText(String column, Option<String> value) {
        return new ColumnValue(column, Types.VARCHAR, value.getOrNull());
    }

    public static ColumnValue ofNumber(String column, Option<Integer> value) {
        return new ColumnValue(column, Types.INTEGER, value.getOrNull());
    }

    public static ColumnValue ofCause(String column, Option<Cause> value) {
        return ofText(column, value.map(Cause::name));
    }

    public static ColumnValue ofTime(String column, Option<Instant> value) {
        return new ColumnValue(
                column, Types.BIGINT, value.map(Instant::toEpochMilli).getOrNull());
    }

    public static ColumnValue ofBytes(String column, Option<byte[]> value) {
        return new ColumnValue(column, Types.BINARY, value.getOrNull());
    }

    /**
     * True if this must replace the stored value. An equal value need not, nor a later due instant where the stored one
     * may be early.
     */
    boolean mustReplace(ColumnValue there, boolean mayBeEarly) {
        var isLater = mayBeEarly
                && column.equals(DUE)
                && value instanceof Long next
                && there.value instanceof Long stored
                && next >= stored;
        return !column.equals(there.column) || (!isLater && !Objects.deepEquals(value, there.value));
    }

    void bind(PreparedStatement statement, int position) throws SQLException {
        if (value == null) statement.setNull(position, type);
        else if (value instanceof byte[] bytes) statement.setBytes(position, bytes);
        else if (value instanceof UUID name) statement.setObject(position, name);
        else statement.setObject(position, value, type);
    }
}
