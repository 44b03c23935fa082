package dev.tenure.time;

import java.time.Duration;

/**
 * The pauses between attempts: each is the one before times the factor, up to the longest. Immutable.
 *
 * @param firstPause the pause after the first failed attempt
 * @param factor at least 1
 * @param longestPause at least the first pause
 */
public record Backoff(Duration firstPause, int factor, Duration longestPause) {
    /** Returns the pause after that many failed attempts, 1 or more. */
    public Duration pauseAfter(int failed) {
        var pause = firstPause;
        for (var i = 1; i < failed && pause.compareTo(longestPause) < 0; i++) pause = pause.multipliedBy(factor);
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
