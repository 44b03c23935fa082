package dev.tenure.port.store;

import io.vavr.control.Option;
import java.time.Instant;

/**
 * The latest instant at which what time has done was recorded, to the minute, so that a clock that leaps is noticed.
 * Thread-safe.
 */
public interface LastRun {
    /** That instant; none before the first. */
    Option<Instant> last();

    /** Puts another in its place, in one step and durably; false, and nothing, if it is not the one that was found. */
    boolean record(Option<Instant> found, Instant now);
}
