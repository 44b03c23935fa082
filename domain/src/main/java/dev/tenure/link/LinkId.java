package dev.tenure.link;

import dev.tenure.token.AggregateId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** The id of one Link for a new Item. */
public record LinkId(UUID value) implements AggregateId {
    /** Parses an id; none for any other text. */
    public static Option<LinkId> parse(String text) {
        return RandomUuid.parse(text).map(LinkId::new);
    }

    @Override
    public String kind() {
        return "link";
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
