package dev.tenure.mutants;

import dev.tenure.contract.EmptyStores;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import java.util.function.Function;

/**
 * A store that breaks a promise, as real adapters might.
 *
 * @param promise the promise that it breaks
 */
record Mutant(String name, String promise, Making making) {
    /** A store in which one thing is wrong. */
    static Mutant of(String name, String promise, Fault fault) {
        return of(name, promise, sound -> fault);
    }

    /** The same, for a fault that needs the store, or remembers something of it. */
    static Mutant of(String name, String promise, Function<Store, Fault> fault) {
        return new Mutant(name, promise, (written, sounds) -> {
            var sound = sounds.emptyStore(written);
            return new Broken(sound, fault.apply(sound));
        });
    }

    /** The one in which nothing is wrong. */
    static Mutant sound() {
        return new Mutant("sound", "none", (written, sounds) -> sounds.emptyStore(written));
    }

    Store emptyStore(EventFilter written, EmptyStores sounds) {
        return making.broken(written, sounds);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Makes a broken store from sound ones. */
    @FunctionalInterface
    interface Making {
        Store broken(EventFilter written, EmptyStores sounds);
    }
}
