package dev.tenure.service;

import java.time.Duration;

/**
 * The durations for which ended aggregates are stored. Until then a caller with one of their tokens is told why it no
 * longer works; afterwards the token is unknown. A live aggregate is never deleted, nor is anything that detects the
 * reuse of its tokens; and nothing is deleted while a notice about it is undelivered. Immutable.
 *
 * @param spent for aggregates that passed their deadline without a record, from that deadline: Links, unused
 *     authorization codes, and grants that cannot be refreshed
 * @param ended for aggregates with a recorded end, from that end: Items, grants and connections
 */
public record Retention(Duration spent, Duration ended) {
    /**
     * One hour. That is longer than the retry window of a lost answer (60 seconds), the life of a code that is
     * presented twice (10 minutes), the tolerance for a slow clock (5 minutes), and the life of a Link's public token
     * (30 minutes).
     */
    public static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** Refuses a duration under an hour or over 100 years ({@link IllegalArgumentException}). */
    public Retention {
        mustBeWithin("what is spent", spent);
        mustBeWithin("what ended", ended);
    }

    /** Returns six hours, as long as Plaid answers for a Link's session, and 90 days. */
    public static Retention standard() {
        return new Retention(Duration.ofHours(6), Duration.ofDays(90));
    }

    private static void mustBeWithin(String what, Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    what + " is stored between " + SHORTEST + " and " + LONGEST + ", not " + length);
    }
}
