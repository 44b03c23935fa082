package dev.tenure.port;

import io.vavr.collection.List;
import io.vavr.collection.Seq;

/**
 * What a batch of settling did.
 *
 * @param done owners that time had changed, now stored so
 * @param lost owners that somebody else was changing: they come again
 * @param unreadable owners that were skipped because they could not be read: they come again too, and hold up nobody
 * @param more whether it is worth going on: the batch was full, and something was done
 */
public record Swept(int done, int lost, Seq<Unreadable> unreadable, boolean more) {
    /** A batch in which every owner could be read. */
    public static Swept of(int done, int lost, boolean more) {
        return new Swept(done, lost, List.empty(), more);
    }

    /** Both together. */
    public Swept and(Swept other) {
        return new Swept(
                done + other.done, lost + other.lost, unreadable.appendAll(other.unreadable), more || other.more);
    }
}
