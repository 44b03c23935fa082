package dev.tenure.service;

import java.time.Duration;

/**
 * How long what is over is kept: until then its tokens are told why they no longer work, and afterwards they are unknown.
 * What is not over is kept always, and with it all that detects reuse; and nothing is deleted of which somebody has still
 * to be told. Immutable.
 *
 * @param spent for what went by without a record, from its deadline: Links, unused authorization codes, and grants that
 *     cannot be refreshed
 * @param ended for what ended with a record, from that end: Items, grants and connections
 */
public record Retention(Duration spent, Duration ended) {
    /**
     * One hour. That is longer than a lost answer may be asked for again (60 seconds), than a code lives that is handed in
     * twice (10 minutes), than a clock may be behind (5 minutes), and than the public token of a Link (30 minutes).
     */
    public static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(36_525);

    /** A duration under an hour, or over 100 years, does not construct ({@link IllegalArgumentException}). */
    public Retention {
        mustBeWithin("what is spent", spent);
        mustBeWithin("what ended", ended);
    }

    /** Six hours, as long as Plaid answers for a Link's session, and 90 days. */
    public static Retention standard() {
        return new Retention(Duration.ofHours(6), Duration.ofDays(90));
    }

    private static void mustBeWithin(String what, Duration length) {
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException(
                    what + " is kept between " + SHORTEST + " and " + LONGEST + ", not " + length);
    }
}
