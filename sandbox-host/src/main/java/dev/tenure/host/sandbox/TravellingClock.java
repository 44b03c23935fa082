package dev.tenure.host.sandbox;

import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that runs ahead of another one, so that a deadline can be met without waiting for it. Thread-safe. */
public final class TravellingClock implements InstantSource {
    private static final Duration FURTHEST = Lifetime.LONGEST;

    private final InstantSource origin;
    private final ClockOffset offset;

    public TravellingClock(InstantSource origin, ClockOffset offset) {
        this.origin = origin;
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return origin.instant().plus(ahead()).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The offset from the other clock. */
    public Duration ahead() {
        return offset.ahead();
    }

    /**
     * Advances the clock and returns the new time; none, and no change, if the step is not positive or the offset would
     * exceed a hundred years.
     */
    public Option<Instant> advance(Duration step) {
        var isForward = !step.isNegative() && !step.isZero() && step.compareTo(FURTHEST) <= 0;
        return isForward && offset.advance(step, FURTHEST) ? Option.of(instant()) : Option.none();
    }
}
