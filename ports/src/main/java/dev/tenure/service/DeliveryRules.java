package dev.tenure.service;

import dev.tenure.time.Backoff;
import java.time.Duration;

/**
 * The attempts to deliver a notice that the notifier refuses, and the time for which it is claimed. Each pause is the
 * one before times the factor; part of its length is random, so that notices that failed together do not come back
 * together. Immutable.
 *
 * @param lease the longest time for a batch, 1 millisecond to a day; notices not begun by then are left to others
 * @param firstPause the pause after the first failed attempt, 1 millisecond to a day
 * @param factor 1 to 100
 * @param longestPause at least the first pause, and a day at most
 * @param attempts the number of deliveries before the stream is parked, 1 to 1000; from 2 on, a notice that ends the
 *     process is delivered no more often
 * @param jitter the random part of a pause, in percent: a pause is shorter by at most that, and never longer
 */
public record DeliveryRules(
        Duration lease, Duration firstPause, int factor, Duration longestPause, int attempts, int jitter) {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LARGEST_FACTOR = 100;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int PERCENT = 100;

    /** Refuses rules out of range ({@link IllegalArgumentException}). */
    public DeliveryRules {
        mustBeWithin("lease", TICK, lease);
        mustBeWithin("first pause", TICK, firstPause);
        mustBeWithin("longest pause", firstPause, longestPause);
        mustBeWithin("factor", 1, factor, LARGEST_FACTOR);
        mustBeWithin("number of attempts", 1, attempts, MOST_ATTEMPTS);
        mustBeWithin("jitter", 0, jitter, PERCENT);
    }

    /**
     * Returns a lease of a minute, and 32 attempts with pauses from 10 seconds, doubled up to an hour, half of each
     * random.
     */
    public static DeliveryRules standard() {
        return new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(10), 2, Duration.ofHours(1), 32, 50);
    }

    /**
     * Returns Plaid's schedule of webhooks: at 0, 30, 150, 630, 2550, 10230 and 40950 seconds, with no random part.
     * Plaid counts a delivery of more than 10 seconds as failed; that limit is up to the notifier.
     */
    public static DeliveryRules plaid() {
        return new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(30), 4, LONGEST, 7, 0);
    }

    /** Returns true if a notice that failed this often is not tried again. */
    boolean areExhausted(int failed) {
        return failed >= attempts;
    }

    /**
     * Returns the pause after that many failed attempts, 1 or more.
     *
     * @param chance 0 to 1, exclusive
     */
    Duration pauseAfter(int failed, double chance) {
        var whole =
                new Backoff(firstPause, factor, longestPause).pauseAfter(failed).toMillis();
        return Duration.ofMillis(whole - (long) (chance * whole * jitter / PERCENT));
    }

    private static void mustBeWithin(String what, Duration least, Duration length) {
        if (length.compareTo(least) < 0 || length.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("a " + what + " is between " + least + " and " + LONGEST);
    }

    private static void mustBeWithin(String what, int least, int number, int most) {
        if (number < least || number > most)
            throw new IllegalArgumentException("a " + what + " is between " + least + " and " + most);
    }
}
