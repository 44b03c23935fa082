package dev.tenure.item;

import dev.tenure.token.AggregateId;
import dev.tenure.token.RandomUuid;
import io.vavr.control.Option;
import java.util.UUID;

/** One Item. The same login linked twice gives two (S1:17). */
public record ItemId(UUID value) implements AggregateId {
    /** The id that this text is, or none. */
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
