package dev.tenure.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRulesTest {
    private static final double MOST = Math.nextDown(1.0);

    @Test
    void plaidTriesSevenTimesWithinTwelveHours() {
        var rules = DeliveryRules.plaid();
        var attempts = List.rangeClosed(1, 6)
                .scanLeft(
                        0L, (at, failed) -> at + rules.pauseAfter(failed, MOST).toSeconds());
        assertThat(attempts).containsExactly(0L, 30L, 150L, 630L, 2550L, 10_230L, 40_950L);
        assertThat(rules.areExhausted(6)).isFalse();
        assertThat(rules.areExhausted(7)).isTrue();
    }

    @Test
    void pausesGrowUpToTheLongest() {
        var rules = new DeliveryRules(Duration.ofMinutes(1), seconds(2), 3, seconds(50), 9, 0);
        assertThat(List.rangeClosed(1, 5).map(failed -> rules.pauseAfter(failed, 0)))
                .containsExactly(seconds(2), seconds(6), seconds(18), seconds(50), seconds(50));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 999, Integer.MAX_VALUE})
    void noPauseOverflows(int failed) {
        var day = Duration.ofDays(1);
        var rules = new DeliveryRules(day, day.minusMillis(1), 100, day, 1000, 0);
        assertThat(rules.pauseAfter(failed, 0)).isBetween(day.minusMillis(1), day);
    }

    @Test
    void chanceMakesAPauseShorterByNoMoreThanItsPart() {
        var rules = new DeliveryRules(Duration.ofMinutes(1), seconds(100), 2, seconds(400), 9, 25);
        assertThat(rules.pauseAfter(1, 0)).isEqualTo(seconds(100));
        assertThat(rules.pauseAfter(1, 0.5)).isEqualTo(Duration.ofMillis(87_500));
        assertThat(rules.pauseAfter(1, MOST)).isBetween(seconds(75), Duration.ofMillis(75_001));
        assertThat(rules.pauseAfter(3, 0)).isEqualTo(seconds(400));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT1S, 2, PT1H, 9, 0",
        "PT24H0.001S, PT1S, 2, PT1H, 9, 0",
        "PT1M, PT0S, 2, PT1H, 9, 0",
        "PT1M, PT1S, 0, PT1H, 9, 0",
        "PT1M, PT1S, 101, PT1H, 9, 0",
        "PT1M, PT1S, 2, PT0.999S, 9, 0",
        "PT1M, PT1S, 2, PT24H0.001S, 9, 0",
        "PT1M, PT1S, 2, PT1H, 0, 0",
        "PT1M, PT1S, 2, PT1H, 1001, 0",
        "PT1M, PT1S, 2, PT1H, 9, -1",
        "PT1M, PT1S, 2, PT1H, 9, 101"
    })
    void rulesOutOfRangeDoNotConstruct(
            Duration lease, Duration first, int factor, Duration longest, int attempts, int jitter) {
        assertThatThrownBy(() -> new DeliveryRules(lease, first, factor, longest, attempts, jitter))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }
}
