package dev.tenure.service.internal;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one reader of the clock, once a command unless it contends with others; an aggregate's time never goes backwards.
 */
public final class CommandClock {
    private static final Duration SKEW_TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Duration contentionTimeout;

    /** A clock that lets contention last for this duration. */
    public CommandClock(InstantSource clock, Duration contentionTimeout) {
        this.clock = clock;
        this.contentionTimeout = contentionTimeout;
    }

    /** Returns the present instant, truncated to milliseconds. */
    public Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(Deadline.LAST) ? Deadline.LAST : now;
    }

    /**
     * Returns true if a command that began at this instant has lost to others for as long as the host allows. A clock
     * that jumps meanwhile, forwards or backwards, ends the wait too.
     */
    public boolean isTimedOut(Instant begun) {
        return Duration.between(begun, now()).abs().compareTo(contentionTimeout) >= 0;
    }

    /**
     * Returns an instant that another machine's clock reported, truncated to milliseconds: one that is ahead of {@code
     * now} within the tolerance of 5 minutes is taken as {@code now}.
     */
    public Instant reported(Instant at, Instant now) {
        var reported = at.truncatedTo(ChronoUnit.MILLIS);
        return reported.isAfter(now) && !reported.isAfter(now.plus(SKEW_TOLERANCE)) ? now : reported;
    }

    /**
     * Returns the context to decide in: not before the last change, and refused if the clock is too far behind that.
     */
    public Either<Rejection, DecisionContext> contextFor(Versioned<?> found, Instant now) {
        return found.changedAt().isAfter(now.plus(SKEW_TOLERANCE))
                ? Either.left(new Rejection.ClockSuspect(found.changedAt(), now))
                : Either.right(contextForEnd(found, now));
    }

    /**
     * Returns the context for an end, which is accepted however wrong the clock is. If a clock that is behind recorded
     * a withdrawal, the aggregate ended at its last change: only that end is still stored of it, so the instant does
     * not move.
     */
    public DecisionContext contextForEnd(Versioned<?> found, Instant now) {
        var present = latest(now, found.changedAt());
        var withdrawn = found.withdrawn().map(end -> new End(end.cause(), latest(end.at(), found.changedAt())));
        return new DecisionContext(withdrawn.fold(() -> present, end -> latest(present, end.at())), withdrawn);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
