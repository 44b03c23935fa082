package dev.tenure.inmemory;

import java.time.Instant;

/**
 * A stored owner.
 *
 * @param place the place in the order of founding
 */
record Row<S>(S state, long version, Instant changedAt, long place) {
    Row<S> next(S changed, Instant at) {
        return new Row<>(changed, version + 1, at, place);
    }

    Row<S> with(S sameMeaning) {
        return new Row<>(sameMeaning, version, changedAt, place);
    }
}
