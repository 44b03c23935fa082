package dev.tenure.grant;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a refresh token that is handed in. */
public sealed interface Rotation {
    /** Whether a new refresh token takes its place. */
    boolean replaces();

    /** Until when, exclusive, its bearer may hand it in once more and is given the same pair; none if not at all. */
    Option<Instant> retryUntil(Instant now);

    /** It works once (S2:35). */
    static Rotation strict() {
        return new Strict();
    }

    /**
     * It works once, but who lost the answer may ask for the same again within this window, which no retry prolongs: 1
     * ms to 60 s, anything else does not construct.
     */
    static Rotation retryable(Duration window) {
        return new Retryable(window);
    }

    /** It stays: only the access token is replaced (FAPI 2.0 section 5.3.2.1). */
    static Rotation none() {
        return new None();
    }

    /** Once. */
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

    /** Once, and the same again for a moment. */
    record Retryable(Duration window) implements Rotation {
        /** The longest window that there is. */
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
            return Option.of(now.plus(window));
        }
    }

    /** As often as it lives. */
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
