package dev.tenure.port.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pauses that providers ask for. */
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Option<String> THEIR_CLOCK = Option.of("Sun, 1 Mar 2026 11:58:00 GMT");

    private static Option<Duration> pause(String header) {
        return RetryAfter.pause(Option.of(header), THEIR_CLOCK, NOW);
    }

    @Test
    void aPauseIsInSecondsOrUntilADateByTheProvidersClock() {
        assertThat(pause("120")).isEqualTo(Option.of(Duration.ofMinutes(2)));
        assertThat(pause(" 0 ")).isEqualTo(Option.of(Duration.ZERO));
        assertThat(pause("Sun, 1 Mar 2026 12:00:00 GMT")).isEqualTo(Option.of(Duration.ofMinutes(2)));
    }

    @Test
    void withoutADateOfTheirsOurClockCounts() {
        var header = Option.of("Sun, 1 Mar 2026 12:01:00 GMT");
        assertThat(RetryAfter.pause(header, Option.none(), NOW)).isEqualTo(Option.of(Duration.ofMinutes(1)));
        assertThat(RetryAfter.pause(header, Option.of("lunchtime"), NOW)).isEqualTo(Option.of(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1.5", "9999999999", "soon", "2026-03-01T12:00:00Z", "Sun, 1 Mar 2026 11:57:59 GMT"})
    void aPauseThatIsUnreadableOrOverIsNone(String header) {
        assertThat(pause(header)).isEmpty();
        assertThat(RetryAfter.pause(Option.none(), THEIR_CLOCK, NOW)).isEmpty();
    }
}
