package dev.tenure.item;

import dev.tenure.token.AggregateId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** The id of one Item. The same login linked twice has two [plaid:item]. */
public record ItemId(UUID value) implements AggregateId {
    /** Parses an id; none for any other text. */
    public static Option<ItemId> parse(String text) {
        return RandomUuid.parse(text).map(ItemId::new);
    }

    @Override
    public String kind() {
        return "item";
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
