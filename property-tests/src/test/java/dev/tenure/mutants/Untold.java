package dev.tenure.mutants;

import dev.tenure.contract.EmptyStores;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Owners;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Option;
import java.util.function.Function;

/** What is changed under the lock is stored without its events. */
record Untold(ThreadLocal<Boolean> locked) implements Fault {
    static Store store(EventFilter written, EmptyStores sounds) {
        var locked = ThreadLocal.withInitial(() -> false);
        EventFilter filter = event -> !locked.get() && written.writes(event);
        return new Broken(sounds.emptyStore(filter), new Untold(locked));
    }

    @Override
    public <I extends OwnerId, S extends Owner, R> Option<Decision<S, R>> lockedChange(
            Owners<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
        locked.set(true);
        try {
            return sound.lockedChange(id, decide);
        } finally {
            locked.set(false);
        }
    }
}
