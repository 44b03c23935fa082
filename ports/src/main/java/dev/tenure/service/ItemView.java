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
 * An Item as it was at the instant of the call.
 *
 * @param updateCause the reason why it needs its user, or will as soon as it is exchanged
 * @param abandonment the deadline of a pending Item, at which it ends unless its public token is exchanged
 * @param end the cause and the instant of its removal
 */
public record ItemView(
        ItemData data, ItemState state, Option<Cause> updateCause, Option<Deadline> abandonment, Option<End> end) {
    /** Returns the view of an Item in its present state. */
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

    /** The Item's id. */
    public ItemId id() {
        return data.id();
    }
}
