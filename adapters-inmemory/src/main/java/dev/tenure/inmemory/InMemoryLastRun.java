package dev.tenure.inmemory;

import dev.tenure.port.store.LastRun;
import io.vavr.control.Option;
import java.time.Instant;

/** The last run in memory. */
final class InMemoryLastRun implements LastRun {
    private Option<Instant> last = Option.none();

    @Override
    public synchronized Option<Instant> last() {
        return last;
    }

    @Override
    public synchronized boolean record(Option<Instant> found, Instant now) {
        if (!last.equals(found)) return false;
        last = Option.of(now);
        return true;
    }
}
