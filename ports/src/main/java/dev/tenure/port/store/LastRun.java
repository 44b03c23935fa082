package dev.tenure.port.store;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * The instant of the latest sweep or purge that was recorded, by which a jump of the clock is noticed.
 * Thread-safe.
 */
public interface LastRun {
    /** Returns that instant; none before the first. */
    Option<Instant> last();

    /** Replaces it in one step and durably; returns false, and changes nothing, if it is not the one that was found. */
    boolean record(Option<Instant> found, Instant now);

    /**
     * Returns the present instant by a clock that is not the caller's, such as that of a database server; none if the
     * store has no such clock. It is a witness for the caller's clock, asked after a jump and for nothing else.
     */
    default Option<Instant> witness() {
        return Option.none();
    }
}
