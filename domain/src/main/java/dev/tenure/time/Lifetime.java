package dev.tenure.time;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The length of a life: without end, fixed, or sliding, which each use renews, with or without a cap. Lengths are
 * between 1 ms and 100 years of 365.25 days; anything else fails ({@link IllegalArgumentException}).
 */
public sealed interface Lifetime {
    /** The longest lifetime. */
    Duration LONGEST = Duration.ofDays(36_525);

    /**
     * The deadline of a life that began at {@code since} and is renewed at {@code now}; none without end. A sliding one
     * ends at {@code min(now + idle, since + absolute)}, with the cause of the earlier.
     */
    Option<Deadline> deadline(Instant since, Instant now);

    /** The end that no renewal moves of a life that began at {@code since}, if there is one. */
    Option<Deadline> cap(Instant since);

    /** Returns true if its shortest span, the time it lives unused, is below this length. */
    boolean isShorterThan(Duration length);

    /** A life without a deadline. */
    static Lifetime never() {
        return new Never();
    }

    /** A life of this length, used or not. */
    static Lifetime fixed(Duration length) {
        return new Fixed(length);
    }

    /** A life that ends when unused for this long. */
    static Sliding sliding(Duration idle) {
        return new Sliding(idle);
    }

    private static void check(Duration length) {
        if (length.compareTo(Duration.ofMillis(1)) < 0 || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("a lifetime is between 1 ms and " + LONGEST + ", not " + length);
    }

    /** A life without a deadline. */
    record Never() implements Lifetime {
        @Override
        public Option<Deadline> deadline(Instant since, Instant now) {
            return Option.none();
        }

        @Override
        public Option<Deadline> cap(Instant since) {
            return Option.none();
        }

        @Override
        public boolean isShorterThan(Duration length) {
            return false;
        }
    }

    /** A life whose length is known at its beginning. */
    record Fixed(Duration length) implements Lifetime {
        /** Refuses a length out of range. */
        public Fixed {
            check(length);
        }

        @Override
        public Option<Deadline> deadline(Instant since, Instant now) {
            return cap(since);
        }

        @Override
        public Option<Deadline> cap(Instant since) {
            return Option.of(Deadline.after(since, length, Cause.LIFETIME_ENDED));
        }

        @Override
        public boolean isShorterThan(Duration other) {
            return length.compareTo(other) < 0;
        }
    }

    /** A life that each use renews. */
    record Sliding(Duration idle) implements Lifetime {
        /** Refuses a length out of range. */
        public Sliding {
            check(idle);
        }

        /** The same life, but never longer than this since its beginning; a cap below the idle time fails. */
        public Lifetime cappedAt(Duration absolute) {
            return new Capped(this, absolute);
        }

        @Override
        public Option<Deadline> deadline(Instant since, Instant now) {
            return Option.of(Deadline.after(now, idle, Cause.IDLE_LIFETIME_ENDED));
        }

        @Override
        public Option<Deadline> cap(Instant since) {
            return Option.none();
        }

        @Override
        public boolean isShorterThan(Duration length) {
            return idle.compareTo(length) < 0;
        }
    }

    /** A life that each use renews, up to an absolute end. */
    record Capped(Sliding sliding, Duration absolute) implements Lifetime {
        /** Refuses a length out of range, and a cap that would leave the idle time without effect. */
        public Capped {
            check(absolute);
            if (absolute.compareTo(sliding.idle()) < 0)
                throw new IllegalArgumentException(
                        "a cap of " + absolute + " is below the idle time " + sliding.idle());
        }

        @Override
        public Option<Deadline> deadline(Instant since, Instant now) {
            return Deadline.earliest(cap(since), sliding.deadline(since, now));
        }

        @Override
        public Option<Deadline> cap(Instant since) {
            return Option.of(Deadline.after(since, absolute, Cause.ABSOLUTE_LIFETIME_ENDED));
        }

        @Override
        public boolean isShorterThan(Duration length) {
            return sliding.isShorterThan(length);
        }
    }
}
