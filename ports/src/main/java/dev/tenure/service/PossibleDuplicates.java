package dev.tenure.service;

import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.Seq;

/**
 * A user's Items that seem to be the same login as another. It is advice: names may coincide.
 *
 * @param items the Items of the same institution with the same accounts
 * @param unreadable the user's Items that this version of the library cannot read, and so not compare
 */
public record PossibleDuplicates(Seq<ItemId> items, Seq<Unreadable> unreadable) {
    PossibleDuplicates and(Seq<ItemId> more, Seq<Unreadable> moreUnreadable) {
        return new PossibleDuplicates(items.appendAll(more), unreadable.appendAll(moreUnreadable));
    }
}
