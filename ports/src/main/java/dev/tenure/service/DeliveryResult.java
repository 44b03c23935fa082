package dev.tenure.service;

import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The result of a batch of deliveries.
 *
 * @param done the number of notices delivered
 * @param failed the number of notices that the notifier refused or that could not be read: they come again after a
 *     pause
 * @param parked the number of notices that failed for the last time: they and their successors wait to be replayed
 * @param unreadable the notices among failed and parked that could not be read: a newer version of the library may read
 *     them
 * @param more true if another batch may deliver more: others may follow a delivered notice, or the batch was full
 */
public record DeliveryResult(int done, int failed, int parked, Seq<Unreadable> unreadable, boolean more) {
    /** Returns the result of a batch in which every notice could be read. */
    public static DeliveryResult of(int done, int failed, int parked, boolean more) {
        return new DeliveryResult(done, failed, parked, List.empty(), more);
    }
}
