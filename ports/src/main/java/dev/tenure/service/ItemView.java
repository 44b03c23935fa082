package dev.tenure.service;

import dev.tenure.item.Item;
import dev.tenure.item.ItemData;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemState;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Option;

/**
 * An Item to be read, as it stood at the instant of the call.
 *
 * @param updateCause why it needs its user, or will as soon as it is exchanged
 * @param abandonment the deadline at which it is given up, while its public token waits for its exchange
 * @param end why and since when it is removed
 */
public record ItemView(
        ItemData data, ItemState state, Option<Cause> updateCause, Option<Deadline> abandonment, Option<End> end) {
    /** The view of an Item in the state that it is in. */
    public static ItemView of(Item item) {
        return item.match(
                pending -> of(pending, pending.updateCause(), Option.of(pending.abandoned()), Option.none()),
                active -> of(active, Option.none(), Option.none(), Option.none()),
                needsUpdate -> of(needsUpdate, Option.of(needsUpdate.cause()), Option.none(), Option.none()),
                removed -> of(removed, Option.none(), Option.none(), Option.of(removed.end())));
    }

    private static ItemView of(Item item, Option<Cause> updateCause, Option<Deadline> abandonment, Option<End> end) {
        return new ItemView(item.data(), item.state(), updateCause, abandonment, end);
    }

    /** Its id. */
    public ItemId id() {
        return data.id();
    }
}
