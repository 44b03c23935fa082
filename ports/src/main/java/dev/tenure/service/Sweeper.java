package dev.tenure.service;

import dev.tenure.port.Store;
import dev.tenure.port.Swept;

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

    /** Settles up to {@code limit} Items that are due; again while there are {@linkplain Swept#more() more}. */
    public Swept sweep(int limit) {
        var now = watch.now();
        return store.items().settle(now, limit, found -> found.state().settle(watch.momentToEnd(found, now)));
    }
}
