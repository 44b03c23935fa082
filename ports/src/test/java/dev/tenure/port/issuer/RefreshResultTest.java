package dev.tenure.port.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.port.issuer.RefreshResult.Cases;
import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.NotSent;
import dev.tenure.port.issuer.RefreshResult.RateLimited;
import dev.tenure.port.issuer.RefreshResult.Refused;
import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.port.issuer.RefreshResult.UpdateRequired;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of a refresh, each with its own case, and none with a null inside. */
class RefreshResultTest {
    private static final Secret ACCESS = Secret.of("their-access-token");
    private static final Option<Secret> REFRESH = Option.of(Secret.of("their-refresh-token"));
    private static final Option<Duration> LIFETIME = Option.of(Duration.ofMinutes(15));

    private static final Cases<String> NAMES = new Cases<>(
            renewed -> "renewed",
            refused -> "refused " + refused.error(),
            needed -> "update required " + needed.error(),
            wrong -> "misconfigured " + wrong.error(),
            limited -> "rate limited " + limited.retryAfter(),
            notSent -> "not sent",
            silence -> "no answer " + silence.retryAfter());

    @ParameterizedTest
    @MethodSource
    void eachResultHasACaseOfItsOwn(RefreshResult result, String named) {
        assertThat(result.match(NAMES)).isEqualTo(named);
    }

    static Stream<Arguments> eachResultHasACaseOfItsOwn() {
        return Stream.of(
                Arguments.of(new Renewed(ACCESS, REFRESH, LIFETIME), "renewed"),
                Arguments.of(new Refused("invalid_grant"), "refused invalid_grant"),
                Arguments.of(new UpdateRequired("login_required"), "update required login_required"),
                Arguments.of(new Misconfigured("invalid_client"), "misconfigured invalid_client"),
                Arguments.of(new RateLimited(LIFETIME), "rate limited Some(PT15M)"),
                Arguments.of(new NotSent(), "not sent"),
                Arguments.of(new NoAnswer(Option.none()), "no answer None"));
    }

    @Test
    void aRenewalWithoutALifetimeOfItsRefreshTokenSaysNone() {
        assertThat(new Renewed(ACCESS, REFRESH, LIFETIME))
                .isEqualTo(new Renewed(ACCESS, REFRESH, LIFETIME, Option.none()));
    }

    @ParameterizedTest
    @MethodSource
    @NullUnmarked
    void aNullIsRefusedWhereItEntersByASentenceThatNamesItAndNoSecret(String sentence, ThrowingCallable entering) {
        assertThatThrownBy(entering)
                .isInstanceOf(NullPointerException.class)
                .hasMessage(sentence)
                .hasMessageNotContaining("their-");
    }

    @NullUnmarked
    static Stream<Arguments> aNullIsRefusedWhereItEntersByASentenceThatNamesItAndNoSecret() {
        return Stream.of(
                entering("the access token of a renewal is null", () -> new Renewed(null, REFRESH, LIFETIME)),
                entering("the refresh token of a renewal is null, not none", () -> new Renewed(ACCESS, null, LIFETIME)),
                entering(
                        "the access token's lifetime of a renewal is null, not none",
                        () -> new Renewed(ACCESS, REFRESH, null)),
                entering(
                        "the refresh token's lifetime of a renewal is null, not none",
                        () -> new Renewed(ACCESS, REFRESH, LIFETIME, null)),
                entering("the error of a refusal is null", () -> new Refused(null)),
                entering("the error of a required update is null", () -> new UpdateRequired(null)),
                entering("the error of a misconfiguration is null", () -> new Misconfigured(null)),
                entering("the pause of a rate limit is null, not none", () -> new RateLimited(null)),
                entering("the pause after no answer is null, not none", () -> new NoAnswer(null)));
    }

    private static Arguments entering(String sentence, ThrowingCallable call) {
        return Arguments.of(sentence, call);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    @NullUnmarked
    void noCaseMayBeMissing(int missing) {
        var constructor = Cases.class.getConstructors()[0];
        var functions = new Object[constructor.getParameterCount()];
        Arrays.fill(functions, (Function<Object, Object>) result -> result);
        functions[missing] = null;
        assertThatThrownBy(() -> constructor.newInstance(functions))
                .hasCauseInstanceOf(NullPointerException.class)
                .cause()
                .hasMessageMatching("the case of .* is null");
    }
}
