package dev.tenure.inmemory;

import dev.tenure.token.OwnerId;
import java.time.Instant;
import java.util.Comparator;

/** From when on a stream may be claimed; those that wait longest come first. */
record Turn(Instant from, long place, OwnerId owner) {
    static final Comparator<Turn> EARLIEST_FIRST =
            Comparator.comparing(Turn::from).thenComparing(Turn::place);

    Turn until(Instant end) {
        return new Turn(end, place, owner);
    }
}
