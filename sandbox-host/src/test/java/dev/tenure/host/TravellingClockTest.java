package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Time travel. */
final class TravellingClockTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00.123456Z");

    private final TravellingClock clock = new TravellingClock(InstantSource.fixed(NOON));

    @Test
    void itTellsMilliseconds() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-02-03T12:00:00.123Z"));
    }

    @Test
    void stepsAddUp() {
        clock.advance(Duration.ofMinutes(30));
        var now = clock.advance(Duration.ofDays(1));

        assertThat(now).containsExactly(Instant.parse("2026-02-04T12:30:00.123Z"));
        assertThat(clock.instant()).isEqualTo(now.get());
        assertThat(clock.ahead()).isEqualTo(Duration.parse("PT24H30M"));
    }

    @Test
    void itGoesForwardOnly() {
        assertThat(clock.advance(Duration.ZERO)).isEmpty();
        assertThat(clock.advance(Duration.ofMillis(-1))).isEmpty();
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void itGoesAHundredYearsAndNoFurther() {
        assertThat(clock.advance(Duration.ofSeconds(Long.MAX_VALUE))).isEmpty();
        assertThat(clock.advance(Duration.ofDays(36_525))).isNotEmpty();
        assertThat(clock.advance(Duration.ofMillis(1))).isEmpty();
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(36_525));
    }
}
