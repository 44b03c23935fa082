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

/** The one reader of the clock, once a command; it never lets an aggregate's time run backwards. */
public final class CommandClock {
    private static final Duration SKEW_TOLERANCE = Duration.ofMinutes(5);

    private final InstantSource clock;

    public CommandClock(InstantSource clock) {
        this.clock = clock;
    }

    /** Now, truncated down to milliseconds. */
    public Instant now() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(Deadline.LAST) ? Deadline.LAST : now;
    }

    /** The moment to judge what was found by: not before its last change, if the clock may be that wrong. */
    public Either<Rejection, DecisionContext> contextFor(Versioned<?> found, Instant now) {
        return found.changedAt().isAfter(now.plus(SKEW_TOLERANCE))
                ? Either.left(new Rejection.ClockSuspect(found.changedAt(), now))
                : Either.right(contextForEnd(found, now));
    }

    /**
     * The same for its end, which is taken however wrong the clock is. What was withdrawn by a clock that is behind ended
     * at its last change: nothing but that end is stored of it any more, so this does not move.
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
