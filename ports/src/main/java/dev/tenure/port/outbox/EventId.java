package dev.tenure.port.outbox;

import dev.tenure.token.AggregateId;
import dev.tenure.token.Digest;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The id of an event, by which a receiver recognizes a repetition. It follows from the aggregate, the version and the
 * position in it, so every adapter, and every repetition of a write whose outcome was unknown, computes the same.
 */
public record EventId(UUID value) {
    /** The id of this aggregate's {@code ordinal}th event, from 0, of the change to this version. */
    public static EventId of(AggregateId aggregate, long version, int ordinal) {
        var hash = ByteBuffer.wrap(
                Digest.of(aggregate.kind(), aggregate.text(), Long.toString(version), Integer.toString(ordinal)));
        return new EventId(new UUID(
                (hash.getLong() & 0xffffffffffff0fffL) | 0x8000L,
                (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
