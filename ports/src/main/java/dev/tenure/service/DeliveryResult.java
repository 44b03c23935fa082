package dev.tenure.service;

import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What a batch of deliveries did.
 *
 * @param done notices delivered
 * @param failed notices that the notifier did not take, or that could not be read: they come again after a pause
 * @param parked notices with which that happened for the last time: they wait, with what follows them, to be replayed
 * @param unreadable those of the two before that could not be read: a newer version of the library may
 * @param more whether it is worth going on: a notice was delivered that others may follow, or the batch was full
 */
public record DeliveryResult(int done, int failed, int parked, Seq<Unreadable> unreadable, boolean more) {
    /** A batch in which every notice could be read. */
    public static DeliveryResult of(int done, int failed, int parked, boolean more) {
        return new DeliveryResult(done, failed, parked, List.empty(), more);
    }
}
