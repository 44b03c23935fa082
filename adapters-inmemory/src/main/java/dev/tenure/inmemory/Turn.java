package dev.tenure.inmemory;

import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.Comparator;

/** The instant from which a stream may be claimed; those that have waited longest come first. */
record Turn(Instant from, long place, AggregateId aggregate) {
    static final Comparator<Turn> EARLIEST_FIRST =
            Comparator.comparing(Turn::from).thenComparing(Turn::place);

    Turn until(Instant end) {
        return new Turn(end, place, aggregate);
    }
}
