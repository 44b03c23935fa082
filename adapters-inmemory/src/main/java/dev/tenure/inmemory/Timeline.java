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

/** Aggregates in the order of an instant, the earliest first; of the same instant, the one created first. */
final class Timeline {
    private final ConcurrentSkipListMap<Key, AggregateId> aggregates = new ConcurrentSkipListMap<>(Key.EARLIEST_FIRST);

    /** Returns up to {@code limit} whose instant has come. */
    Seq<AggregateId> until(Instant now, int limit) {
        return Vector.ofAll(arrived(now).limit(limit));
    }

    /** Acts on those whose instant has come until {@code limit} of them succeeded. Returns their number. */
    int forEach(Instant now, int limit, Predicate<AggregateId> did) {
        return (int) arrived(now).filter(did).limit(limit).count();
    }

    private Stream<AggregateId> arrived(Instant now) {
        return aggregates.headMap(new Key(now, Long.MAX_VALUE), true).values().stream();
    }

    /** Moves the aggregate of this row from one instant to another; none leaves the timeline. */
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
