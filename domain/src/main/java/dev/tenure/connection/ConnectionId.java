package dev.tenure.connection;

import dev.tenure.token.AggregateId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** The id of one connection. It survives every re-authorization, and grants no access. */
public record ConnectionId(UUID value) implements AggregateId {
    /** Parses an id; none for any other text. */
    public static Option<ConnectionId> parse(String text) {
        return RandomUuid.parse(text).map(ConnectionId::new);
    }

    @Override
    public String kind() {
        return "connection";
    }

    @Override
    public String text() {
        return value.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
