package dev.tenure.grant;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The treatment of a refresh token that is presented. */
public sealed interface Rotation {
    /** Returns true if a new refresh token replaces it. */
    boolean replaces();

    /**
     * The instant, exclusive, in whole milliseconds, until which the client may present it once more and get the same
     * pair; none if never.
     */
    Option<Instant> retryUntil(Instant now);

    /** Replaces the refresh token at each use, so that it works once [stitch:refresh-token]. */
    static Rotation strict() {
        return new Strict();
    }

    /**
     * Replaces the refresh token at each use; a client that lost the answer may ask for the same pair within this
     * window, which no retry prolongs: 1 ms to 60 s, anything else fails.
     */
    static Rotation retryable(Duration window) {
        return new Retryable(window);
    }

    /** Replaces the access token alone: the refresh token stays (FAPI 2.0 section 5.3.2.1). */
    static Rotation none() {
        return new None();
    }

    /** A refresh token that works once. */
    record Strict() implements Rotation {
        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public Option<Instant> retryUntil(Instant now) {
            return Option.none();
        }
    }

    /** A refresh token that works once, and returns the same pair again within a short window. */
    record Retryable(Duration window) implements Rotation {
        /** The longest window. */
        public static final Duration LONGEST = Duration.ofSeconds(60);

        /** Refuses a window out of range. */
        public Retryable {
            if (window.compareTo(Duration.ofMillis(1)) < 0 || window.compareTo(LONGEST) > 0)
                throw new IllegalArgumentException("a retry window is between 1 ms and " + LONGEST + ", not " + window);
        }

        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public Option<Instant> retryUntil(Instant now) {
            return Option.of(now.plus(window).truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** A refresh token that works until it expires. */
    record None() implements Rotation {
        @Override
        public boolean replaces() {
            return false;
        }

        @Override
        public Option<Instant> retryUntil(Instant now) {
            return Option.none();
        }
    }
}
