package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** The time that passes while a test asks the host, which is more on a machine that is slow. */
final class Meanwhile {
    /** What the beginning and the end of a span are short of a whole second. */
    private static final long CUT_OFF = 2;

    private final long begun = System.nanoTime();

    /** These are the seconds that are left of a span which began meanwhile: no more is gone than has passed. */
    void areLeftOf(Duration span, long seconds) {
        var passed = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        assertThat(seconds).isBetween(span.toSeconds() - passed - CUT_OFF, span.toSeconds());
    }
}
