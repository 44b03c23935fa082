package dev.tenure.mutants;

import dev.tenure.contract.EmptyStores;
import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** A change under the lock is stored without its events. */
record Untold(ThreadLocal<Boolean> locked) implements Fault {
    static Store store(EventFilter written, EmptyStores sounds) {
        var locked = ThreadLocal.withInitial(() -> false);
        EventFilter filter = event -> !locked.get() && written.writes(event);
        return new Broken(sounds.emptyStore(filter), new Untold(locked));
    }

    @Override
    public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
            Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
        locked.set(true);
        try {
            return sound.changeLocked(id, decide);
        } finally {
            locked.set(false);
        }
    }
}
