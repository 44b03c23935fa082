package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Aggregates by an instant that matters to them, the earliest first; of the same instant, the one founded first. */
final class Timeline {
    private final ConcurrentSkipListMap<Key, AggregateId> aggregates = new ConcurrentSkipListMap<>(Key.EARLIEST_FIRST);

    /** Up to {@code limit} whose instant has come. */
    Seq<AggregateId> until(Instant now, int limit) {
        return Vector.ofAll(arrived(now).limit(limit));
    }

    /** Does something to those whose instant has come until it did {@code limit} of them; how many. */
    int forEach(Instant now, int limit, Predicate<AggregateId> did) {
        return (int) arrived(now).filter(did).limit(limit).count();
    }

    private Stream<AggregateId> arrived(Instant now) {
        return aggregates.headMap(new Key(now, Long.MAX_VALUE), true).values().stream();
    }

    /** The aggregate of this row had one instant, and has another now; none if it matters no more. */
    void move(Option<Instant> before, Option<Instant> after, Row<? extends Aggregate> row) {
        if (before.equals(after)) return;
        before.forEach(at -> aggregates.remove(new Key(at, row.place())));
        after.forEach(at -> aggregates.put(new Key(at, row.place()), row.state().id()));
    }

    private record Key(Instant at, long place) {
        private static final Comparator<Key> EARLIEST_FIRST =
                Comparator.comparing(Key::at).thenComparingLong(Key::place);
    }
}
