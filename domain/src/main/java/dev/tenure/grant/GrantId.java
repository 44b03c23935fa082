package dev.tenure.grant;

import dev.tenure.token.AggregateId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** The id of one grant. It is no part of its tokens, and grants no access. */
public record GrantId(UUID value) implements AggregateId {
    /** Parses an id; none for any other text. */
    public static Option<GrantId> parse(String text) {
        return RandomUuid.parse(text).map(GrantId::new);
    }

    @Override
    public String kind() {
        return "grant";
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
