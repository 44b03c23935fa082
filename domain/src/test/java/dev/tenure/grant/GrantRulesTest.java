package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.time.Lifetime;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantRulesTest {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aRetryWindowIsAMillisecondToAMinute() {
        assertThat(Rotation.retryable(TICK).retryUntil(Instant.EPOCH)).contains(Instant.EPOCH.plus(TICK));
        assertThat(Rotation.retryable(Duration.ofSeconds(60)).replaces()).isTrue();
        for (var window : new Duration[] {
            Duration.ZERO,
            TICK.negated(),
            Duration.ofNanos(999_999),
            Duration.ofSeconds(60).plus(TICK)
        }) assertThatIllegalArgumentException().isThrownBy(() -> Rotation.retryable(window));
    }

    @Test
    void onlyARetryableRotationTakesARetryAndOnlyNoneReplacesNothing() {
        assertThat(Rotation.strict().retryUntil(Instant.EPOCH)).isEqualTo(Option.none());
        assertThat(Rotation.none().retryUntil(Instant.EPOCH)).isEqualTo(Option.none());
        assertThat(Rotation.strict().replaces()).isTrue();
        assertThat(Rotation.none().replaces()).isFalse();
    }

    @Test
    void anAccessTokenThatOutlivesTheIdleTimeDoesNotConstruct() {
        for (var refresh : new Lifetime[] {
            Lifetime.sliding(HOUR), Lifetime.fixed(HOUR), Lifetime.sliding(HOUR).cappedAt(HOUR.multipliedBy(2))
        }) {
            var rules = GrantRules.builder().refreshTokenLifetime(refresh);
            assertThat(rules.userTokenLifetime(HOUR).build().userTokenLifetime())
                    .isEqualTo(HOUR);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rules.userTokenLifetime(HOUR.plus(TICK)).build());
        }
        assertThat(GrantRules.builder()
                        .refreshTokenLifetime(Lifetime.never())
                        .userTokenLifetime(HOUR)
                        .build()
                        .userTokenLifetime())
                .isEqualTo(HOUR);
    }

    @Test
    void aRetryThatBringsADeadAccessTokenDoesNotConstruct() {
        var window = Duration.ofSeconds(30);
        var rules = GrantRules.builder().rotation(Rotation.retryable(window));
        assertThat(rules.userTokenLifetime(window).build().userTokenLifetime()).isEqualTo(window);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.userTokenLifetime(window.minus(TICK)).build());
    }

    @Test
    void aCodeLivesAtMostTenMinutes() {
        var longest = Duration.ofMinutes(10);
        assertThat(GrantRules.builder().codeLifetime(longest).build().codeLifetime())
                .isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GrantRules.builder().codeLifetime(longest.plus(TICK)).build());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE / 1_000_000})
    void lengthsThatAreNotPositiveDoNotConstruct(long millis) {
        var length = Duration.ofMillis(millis);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrantRules.builder().codeLifetime(length).build());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> GrantRules.builder().clientTokenLifetime(length).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GrantRules.builder().userTokenLifetime(length).build());
    }

    @Test
    void aLimitOfGrantsIsBetweenOneAndAHundred() {
        assertThat(GrantLimit.endingOldest(1)).isEqualTo(new GrantLimit(1, false));
        assertThat(GrantLimit.refusing(100)).isEqualTo(new GrantLimit(100, true));
        assertThat(GrantRules.builder().build().grantLimit()).isEqualTo(Option.none());
        for (var most : new int[] {0, 101})
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GrantLimit.refusing(most))
                    .withMessageContaining("between 1 and 100, not " + most);
    }
}
