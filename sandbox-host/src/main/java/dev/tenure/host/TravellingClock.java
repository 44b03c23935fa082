package dev.tenure.host;

import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that runs ahead of another one, so that a deadline can be met without waiting for it. Thread-safe. */
final class TravellingClock implements InstantSource {
    private static final Duration FURTHEST = Lifetime.LONGEST;

    private final InstantSource origin;
    private volatile Duration ahead = Duration.ZERO;

    TravellingClock(InstantSource origin) {
        this.origin = origin;
    }

    @Override
    public Instant instant() {
        return origin.instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
    }

    /** How far it is ahead. */
    Duration ahead() {
        return ahead;
    }

    /** Goes forward, and says what time it is then; none, and no step, if not forward or above a hundred years. */
    synchronized Option<Instant> advance(Duration step) {
        var isForward = !step.isNegative() && !step.isZero() && step.compareTo(FURTHEST) <= 0;
        if (!isForward || ahead.plus(step).compareTo(FURTHEST) > 0) return Option.none();
        ahead = ahead.plus(step);
        return Option.of(instant());
    }
}
