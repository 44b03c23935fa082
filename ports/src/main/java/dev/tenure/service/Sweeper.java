package dev.tenure.service;

import dev.tenure.port.Store;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.principal.Timed;
import java.time.Instant;

/**
 * Records what time has done, so that it is announced. Nothing waits for it: what is over is over at its instant, swept
 * or not. A host calls it from its own scheduler, on as many machines as it likes. Thread-safe.
 */
public final class Sweeper {
    private final Store store;
    private final Watch watch;

    Sweeper(Store store, Watch watch) {
        this.store = store;
        this.watch = watch;
    }

    /** Settles up to {@code limit} owners of each kind; again while there are {@linkplain Swept#more() more}. */
    public Swept sweep(int limit) {
        var now = watch.now();
        return sweep(store.items(), now, limit)
                .and(sweep(store.grants(), now, limit))
                .and(sweep(store.custodies(), now, limit));
    }

    private <S extends Timed<S>> Swept sweep(TimedOwners<?, S> owners, Instant now, int limit) {
        return owners.settle(now, limit, found -> found.state().settle(watch.momentToEnd(found, now)));
    }

    /**
     * Deletes up to {@code limit} of each kind of what nobody can use any more and nobody is told of: grants that cannot
     * be refreshed, past their deadline, and the seals of pairs that cannot be asked for again.
     */
    public Purged purge(int limit) {
        var now = watch.now();
        var grants = store.grants().forget(now, limit);
        var seals = store.grants().eraseSeals(now, limit);
        return new Purged(grants, seals, grants == limit || seals == limit);
    }
}
