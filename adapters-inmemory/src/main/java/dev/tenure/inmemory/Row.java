package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A stored aggregate.
 *
 * @param place its place in the order of creation
 * @param listed the instant at which it stands on the timeline of due aggregates: its own, or an earlier one that it
 *     had before in the same state, so that it need not move with each change
 */
record Row<S extends Aggregate>(S state, long version, Instant changedAt, long place, Option<Instant> listed) {
    static <S extends Aggregate> Row<S> first(S state, Instant at, long place) {
        return new Row<>(state, 1, at, place, state.due());
    }

    Row<S> next(S changed, Instant at) {
        return new Row<>(changed, version + 1, at, place, listedFor(changed));
    }

    Row<S> with(S sameMeaning) {
        return new Row<>(sameMeaning, version, changedAt, place, listedFor(sameMeaning));
    }

    Versioned<S> versioned(Option<End> withdrawn) {
        return new Versioned<>(state, version, changedAt, withdrawn);
    }

    private Option<Instant> listedFor(S changed) {
        var due = changed.due();
        var isEarlyEnough = due.isDefined() && listed.isDefined() && !due.get().isBefore(listed.get());
        return isEarlyEnough && changed.getClass() == state.getClass() ? listed : due;
    }

    /** Returns true if it is listed before its own instant. */
    boolean isEarly() {
        return !listed.equals(state.due());
    }

    /** Returns the same row, listed at its own instant. */
    Row<S> listedRight() {
        return new Row<>(state, version, changedAt, place, state.due());
    }
}
