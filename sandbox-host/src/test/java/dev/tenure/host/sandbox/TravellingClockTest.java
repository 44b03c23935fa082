package dev.tenure.host.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The travelling clock. */
final class TravellingClockTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00.123456Z");

    private final JdbcClient database = JdbcClient.create(Database.h2().withTables());
    private final TravellingClock clock = clockAt(NOON);

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

    @Test
    void aStepShorterThanItsTickIsNotLost() {
        for (var step = 0; step < 10; step++) clock.advance(Duration.ofNanos(100_000));

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-02-03T12:00:00.124Z"));
    }

    @Test
    void clocksOnOneDatabaseTravelTogether() {
        var other = clockAt(NOON.plusSeconds(1));

        clock.advance(Duration.ofHours(1));
        other.advance(Duration.ofHours(2));

        assertThat(clock.ahead()).isEqualTo(other.ahead()).isEqualTo(Duration.ofHours(3));
    }

    private TravellingClock clockAt(Instant origin) {
        return new TravellingClock(InstantSource.fixed(origin), new ClockOffset(database));
    }
}
