package dev.tenure.jdbc;

import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column and what goes into it, with the type that the database is told. */
record Cell(String column, int type, @Nullable Object value) {
    static Cell of(String column, UUID value) {
        return new Cell(column, Types.OTHER, value);
    }

    static Cell of(String column, long value) {
        return new Cell(column, Types.BIGINT, value);
    }

    static Cell of(String column, int value) {
        return new Cell(column, Types.INTEGER, value);
    }

    static Cell of(String column, boolean value) {
        return new Cell(column, Types.BOOLEAN, value);
    }

    static Cell of(String column, String value) {
        return new Cell(column, Types.VARCHAR, value);
    }

    static Cell of(String column, Enum<?> value) {
        return of(column, value.name());
    }

    static Cell of(String column, Instant value) {
        return of(column, value.toEpochMilli());
    }

    static Cell of(String column, byte[] value) {
        return new Cell(column, Types.BINARY, value);
    }

    static Cell ofName(String column, Option<UUID> value) {
        return new Cell(column, Types.OTHER, value.getOrNull());
    }

    static Cell ofText(String column, Option<String> value) {
        return new Cell(column, Types.VARCHAR, value.getOrNull());
    }

    static Cell ofNumber(String column, Option<Integer> value) {
        return new Cell(column, Types.INTEGER, value.getOrNull());
    }

    static Cell ofCause(String column, Option<Cause> value) {
        return ofText(column, value.map(Cause::name));
    }

    static Cell ofTime(String column, Option<Instant> value) {
        return new Cell(column, Types.BIGINT, value.map(Instant::toEpochMilli).getOrNull());
    }

    static Cell ofBytes(String column, Option<byte[]> value) {
        return new Cell(column, Types.BINARY, value.getOrNull());
    }

    /**
     * Whether it has to be written where this stands in its column: not the same again, nor a due that is later only,
     * where one may be early.
     */
    boolean mustReplace(Cell there, boolean mayBeEarly) {
        var isLater = mayBeEarly
                && column.equals(JdbcOwners.DUE)
                && value instanceof Long next
                && there.value instanceof Long stored
                && next >= stored;
        return !column.equals(there.column) || (!isLater && !Objects.deepEquals(value, there.value));
    }

    void bind(PreparedStatement statement, int place) throws SQLException {
        if (value == null) statement.setNull(place, type);
        else if (value instanceof byte[] bytes) statement.setBytes(place, bytes);
        else if (value instanceof UUID name) statement.setObject(place, name);
        else statement.setObject(place, value, type);
    }
}
