package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.token.AggregateId;
import io.vavr.control.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The ids of aggregates under keys, each key's in the order of creation. Thread-safe.
 *
 * @param <K> the key, such as a user of a client
 */
final class UserIndex<K, I extends AggregateId> {
    private final ConcurrentHashMap<K, ConcurrentSkipListMap<Long, I>> idsByKey = new ConcurrentHashMap<>();

    /** Lists an aggregate under its key. */
    void add(K key, Row<? extends Aggregate> row, I id) {
        idsByKey.compute(key, (same, ids) -> {
            var listed = ids == null ? new ConcurrentSkipListMap<Long, I>() : ids;
            listed.put(row.place(), id);
            return listed;
        });
    }

    /** Removes an aggregate from its key's list. */
    void remove(K key, Row<? extends Aggregate> row) {
        idsByKey.computeIfPresent(key, (same, ids) -> {
            ids.remove(row.place());
            return ids.isEmpty() ? null : ids;
        });
    }

    /** The ids of this key, by their places; none if there are none. */
    Option<ConcurrentNavigableMap<Long, I>> of(K key) {
        return Option.of(idsByKey.get(key));
    }
}
