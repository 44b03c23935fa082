package dev.tenure.port.store;

import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What a batch of settling did.
 *
 * @param done aggregates that time had changed, now stored so
 * @param lost aggregates that somebody else was changing: they come again
 * @param unreadable aggregates that were skipped because they could not be read: they come again too, and hold up nobody
 * @param more whether it is worth going on: the batch was full, and something was done
 */
public record SweepResult(int done, int lost, Seq<Unreadable> unreadable, boolean more) {
    /** A batch in which every aggregate could be read. */
    public static SweepResult of(int done, int lost, boolean more) {
        return new SweepResult(done, lost, List.empty(), more);
    }

    /** Both together. */
    public SweepResult and(SweepResult other) {
        return new SweepResult(
                done + other.done, lost + other.lost, unreadable.appendAll(other.unreadable), more || other.more);
    }
}
