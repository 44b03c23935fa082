package dev.tenure.inmemory;

import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.Comparator;

/**
 * The position of a stream in the order of claims: the earliest instant comes first, and of the same instant
 * the one that has waited longest. Each position has a fencing token of its own, so that only the current claim moves
 * the stream.
 */
record QueuePosition(Instant claimableFrom, long fencingToken, AggregateId aggregate) {
    static final Comparator<QueuePosition> EARLIEST_FIRST =
            Comparator.comparing(QueuePosition::claimableFrom).thenComparing(QueuePosition::fencingToken);

    QueuePosition until(Instant end) {
        return new QueuePosition(end, fencingToken, aggregate);
    }
}
