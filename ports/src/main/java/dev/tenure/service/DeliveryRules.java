package dev.tenure.service;

import dev.tenure.time.Backoff;
import java.time.Duration;

/**
 * How often a notice is delivered that is not taken, and how long it is claimed meanwhile. Each pause is the one before
 * times the factor; of its length a part is left to chance, so that what failed together does not come back together.
 * Immutable.
 *
 * @param lease how long a batch may take, 1 millisecond to a day; what it has not begun by then it leaves to others
 * @param firstPause after the first attempt that failed, 1 millisecond to a day
 * @param factor 1 to 100
 * @param longestPause not shorter than the first, and a day at most
 * @param attempts how often a notice is delivered before its stream is parked, 1 to 1000; from 2 on, one that ends the
 *     process is delivered no more often
 * @param jitter how much of a pause is left to chance, in percent: it is so much shorter at most, and never longer
 */
public record DeliveryRules(
        Duration lease, Duration firstPause, int factor, Duration longestPause, int attempts, int jitter) {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LARGEST_FACTOR = 100;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int PERCENT = 100;

    /** Rules out of range do not construct ({@link IllegalArgumentException}). */
    public DeliveryRules {
        mustBeWithin("lease", TICK, lease);
        mustBeWithin("first pause", TICK, firstPause);
        mustBeWithin("longest pause", firstPause, longestPause);
        mustBeWithin("factor", 1, factor, LARGEST_FACTOR);
        mustBeWithin("number of attempts", 1, attempts, MOST_ATTEMPTS);
        mustBeWithin("jitter", 0, jitter, PERCENT);
    }

    /** A minute's lease; 32 attempts, with pauses from 10 seconds, doubled up to an hour, half of each left to chance. */
    public static DeliveryRules standard() {
        return new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(10), 2, Duration.ofHours(1), 32, 50);
    }

    /**
     * As Plaid delivers its webhooks: at 0, 30, 150, 630, 2550, 10230 and 40950 seconds, with nothing left to chance. A
     * delivery that takes more than 10 seconds has failed there; this the notifier sees to.
     */
    public static DeliveryRules plaid() {
        return new DeliveryRules(Duration.ofMinutes(1), Duration.ofSeconds(30), 4, LONGEST, 7, 0);
    }

    /** Whether a notice that failed so often is not tried again. */
    boolean areExhausted(int failed) {
        return failed >= attempts;
    }

    /**
     * The pause after so many failed attempts, 1 or more.
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
