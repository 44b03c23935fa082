package dev.tenure.port.store;

import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * The outcome of a batch of settling.
 *
 * @param done the number of aggregates that time had changed, now stored
 * @param lost the number of aggregates that other callers were changing: they come again
 * @param unreadable the aggregates that were skipped because they could not be read: they come again too, and hold up
 *     no other
 * @param more true if another batch is worthwhile: this one was full, and changed something
 */
public record SweepResult(int done, int lost, Seq<Unreadable> unreadable, boolean more) {
    /** The outcome of a batch in which every aggregate could be read. */
    public static SweepResult of(int done, int lost, boolean more) {
        return new SweepResult(done, lost, List.empty(), more);
    }

    /** The sum of both. */
    public SweepResult and(SweepResult other) {
        return new SweepResult(
                done + other.done, lost + other.lost, unreadable.appendAll(other.unreadable), more || other.more);
    }
}
