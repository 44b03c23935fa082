package dev.tenure.connection;

import dev.tenure.time.Deadline;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A span of failures that prove nothing against the credential: an API that refuses a token which was just renewed, or a
 * token endpoint that does not answer. Each failure makes the pause longer; none loses the credential.
 *
 * @param source the place of the last failure
 * @param failures the number of failures so far that make the next pause longer, 1 or more
 * @param asksAt the instant at which the span has been long enough to ask for the user
 * @param until the end of the pause: nothing is tried before
 */
public record Trouble(Source source, int failures, Instant asksAt, Instant until) {
    /** Refuses a span without a failure ({@link IllegalArgumentException}). */
    public Trouble {
        if (failures < 1) throw new IllegalArgumentException("a trouble has one failure at least");
    }

    /** The endpoint of the provider that failed, and whose success ends the trouble. */
    public enum Source {
        /** The API that the access token is for. */
        API,
        /** The token endpoint. */
        TOKEN_ENDPOINT
    }

    /** Counts one more failure, which pauses until that instant. */
    static Trouble after(Option<Trouble> earlier, Source source, Instant asksAt, Instant until) {
        return earlier.fold(
                () -> new Trouble(source, 1, asksAt, until),
                it -> new Trouble(source, it.failures + 1, it.asksAt, until));
    }

    /** Returns the same span with the last failure uncounted, unless it is the first. */
    Trouble uncounted() {
        return new Trouble(source, Math.max(1, failures - 1), asksAt, until);
    }

    /** Returns true while nothing is to be tried. */
    boolean pauses(Instant now) {
        return now.isBefore(until);
    }

    /** Returns true if no further attempt fits before the instant at which the user is asked for. */
    boolean asks() {
        return !until.isBefore(asksAt);
    }

    /** Returns true if so much time has passed since the pause that the next failure begins another span. */
    boolean isForgotten(Duration span, Instant now) {
        return !now.isBefore(Deadline.instantAfter(until, span));
    }

    /** Returns the same span with a pause until that instant. */
    Trouble putOffUntil(Instant end) {
        return new Trouble(source, failures, asksAt, end);
    }

    /** Returns the same span with its pause over. */
    Trouble triedAgainAt(Instant now) {
        return pauses(now) ? new Trouble(source, failures, asksAt, now) : this;
    }
}
