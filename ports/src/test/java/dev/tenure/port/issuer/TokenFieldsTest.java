package dev.tenure.port.issuer;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.Responses.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.Refused;
import dev.tenure.port.issuer.RefreshResult.Renewed;
import dev.tenure.token.Secret;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both tokens of a success are kept, whatever else is odd about it. */
class TokenFieldsTest {
    private static final ResponseTable TABLE = ResponseTable.of(DEAD.when("/error", "gone"));
    private static final Map<String, String> PAIR = HashMap.of("/access_token", "new", "/refresh_token", "next");

    private static Renewed pair(Option<Duration> expiresIn, Option<Duration> refreshExpiresIn) {
        return new Renewed(Secret.of("new"), Option.of(Secret.of("next")), expiresIn, refreshExpiresIn);
    }

    @Test
    void nothingButAnAccessTokenIsRequired() {
        assertThat(TABLE.resultOf(with(200, HashMap.of("/access_token", "new"))))
                .isEqualTo(new Renewed(Secret.of("new"), Option.none(), Option.none()));
        assertThat(TABLE.resultOf(with(200, PAIR))).isEqualTo(pair(Option.none(), Option.none()));
    }

    @ParameterizedTest
    @CsvSource({
        "900, PT15M",
        "'900', PT15M",
        "' 900 ', PT15M",
        "900.0, PT15M",
        "899.9, PT14M59S",
        "9e2, PT15M",
        "1, PT1S"
    })
    void aLifetimeIsReadInAnyWayOfWritingSeconds(String written, Duration lifetime) {
        assertThat(TABLE.resultOf(with(200, PAIR.put("/expires_in", written))))
                .isEqualTo(pair(Option.of(lifetime), Option.none()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-3600",
                "0",
                "0.5",
                "-0",
                "soon",
                "",
                " ",
                "true",
                "NaN",
                "Infinity",
                "1h",
                "0x10",
                "PT1H",
                "9223372036854775808",
                "1e999999999",
                "1e-999999999",
                "1e99999999999999999999",
                "3153600001",
                "2026-03-01T12:00:00Z",
                "11111111111111111111111111111111111111111"
            })
    void aLifetimeThatIsUnusableIsUnstatedAndBothTokensAreKept(String written) {
        var odd = PAIR.put("/expires_in", written).put("/refresh_token_expires_in", written);
        assertThat(TABLE.resultOf(with(200, odd))).isEqualTo(pair(Option.none(), Option.none()));
    }

    @Test
    void theLongestLifetimeIsACentury() {
        assertThat(TABLE.resultOf(with(200, PAIR.put("/expires_in", "3153600000"))))
                .isEqualTo(pair(Option.of(Duration.ofDays(36_500)), Option.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/refresh_token_expires_in", "/x_refresh_token_expires_in", "/refresh_expires_in"})
    void theRefreshTokensLifetimeHasSeveralNames(String pointer) {
        assertThat(TABLE.resultOf(with(200, PAIR.put(pointer, "8726400"))))
                .isEqualTo(pair(Option.none(), Option.of(Duration.ofDays(101))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/error", "/token_type", "/scope", "/ok"})
    void tokensCountForMoreThanAnErrorBesideThem(String pointer) {
        assertThat(TABLE.resultOf(with(200, PAIR.put(pointer, "gone")))).isEqualTo(pair(Option.none(), Option.none()));
    }

    @Test
    void tokensOfAFailureAreNone() {
        assertThat(TABLE.resultOf(with(400, PAIR.put("/error", "gone")))).isEqualTo(new Refused("gone"));
        for (var status : new int[] {199, 302, 400, 500})
            assertThat(TABLE.resultOf(with(status, PAIR))).isEqualTo(new NoAnswer(Responses.WAIT));
    }

    @Test
    void aRefreshTokenWithoutAnAccessTokenIsADoubt() {
        assertThat(TABLE.resultOf(with(200, PAIR.put("/access_token", "")))).isEqualTo(new NoAnswer(Responses.WAIT));
    }

    @Test
    void theFirstFieldThatIsThereCounts() {
        var table = TABLE.withTokensIn(TokenFields.STANDARD.withExpiresIn("/expires_in_sec", "/expires_in"));
        var milliseconds = PAIR.put("/expires_in", "3600000");
        assertThat(table.resultOf(with(200, milliseconds.put("/expires_in_sec", "3600"))))
                .isEqualTo(pair(Option.of(Duration.ofHours(1)), Option.none()));
        assertThat(table.resultOf(with(200, milliseconds.put("/expires_in_sec", "soon"))))
                .isEqualTo(pair(Option.none(), Option.none()));
        assertThat(table.resultOf(with(200, PAIR.put("/expires_in", "3600"))))
                .isEqualTo(pair(Option.of(Duration.ofHours(1)), Option.none()));
    }
}
