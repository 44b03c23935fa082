package dev.tenure.port.issuer;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.UNKNOWN;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;
import static dev.tenure.port.issuer.Responses.WAIT;
import static dev.tenure.port.issuer.Responses.error;
import static dev.tenure.port.issuer.Responses.page;
import static dev.tenure.port.issuer.Responses.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.RateLimited;
import dev.tenure.port.issuer.RefreshResult.Refused;
import dev.tenure.port.issuer.RefreshResult.UpdateRequired;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which status, rows and the absence of a code decide. */
class ResponseTableTest {
    private static final ResponseTable TABLE = ResponseTable.of(
            USER_NEEDED.when("/detail", "mfa", "consent").and("/error", "gone"),
            DEAD.when("/error", "gone"),
            USER_NEEDED.when("/error", "ask"),
            SET_UP.when("/error", "our_fault"),
            RATE_LIMIT.when("/error", "hurry"),
            TROUBLE.when("/error", "unwell"));

    private static final Seq<String> CODES = List.of("gone", "ask", "our_fault", "hurry", "unwell", "new", "GONE");

    /** The statuses under which a provider has judged a token. */
    static IntStream judging() {
        return IntStream.concat(IntStream.range(200, 300), IntStream.range(400, 500))
                .filter(status -> status != 408 && status != 425 && status != 429);
    }

    static IntStream passing() {
        return IntStream.concat(
                IntStream.concat(IntStream.of(408, 425, 999, Integer.MAX_VALUE), IntStream.range(300, 400)),
                IntStream.range(500, 600));
    }

    @ParameterizedTest
    @MethodSource("judging")
    void aKnownCodeDecides(int status) {
        assertThat(TABLE.resultOf(error(status, "gone"))).isEqualTo(new Refused("gone"));
        assertThat(TABLE.resultOf(error(status, "ask"))).isEqualTo(new UpdateRequired("ask"));
        assertThat(TABLE.resultOf(error(status, "our_fault"))).isEqualTo(new Misconfigured("our_fault"));
        assertThat(TABLE.resultOf(error(status, "hurry"))).isEqualTo(new RateLimited(WAIT));
        assertThat(TABLE.resultOf(error(status, "unwell"))).isEqualTo(new NoAnswer(WAIT));
        assertThat(TABLE.meaningOf(error(status, "unwell"))).isEqualTo(TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", " ", "GONE", "gone ", "gone\n", "gone\0", "[gone]", "\uD800"})
    void aCodeThatIsNotKnownToTheLetterIsADoubt(String code) {
        judging().forEach(status -> {
            assertThat(TABLE.resultOf(error(status, code))).isEqualTo(new NoAnswer(WAIT));
            assertThat(TABLE.meaningOf(error(status, code))).isEqualTo(UNKNOWN);
        });
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aServerThatIsUnwellAndARedirectionJudgeNoTokenWhateverTheirTextSays(int status) {
        for (var response : CODES.map(code -> error(status, code)).append(page(status))) {
            assertThat(TABLE.resultOf(response)).isEqualTo(new NoAnswer(WAIT));
            assertThat(TABLE.meaningOf(response)).isEqualTo(TROUBLE);
        }
    }

    @Test
    void tooManyRequestsAreARateLimitWhateverTheirTextSays() {
        for (var response : CODES.map(code -> error(429, code)).append(page(429)))
            assertThat(TABLE.resultOf(response)).isEqualTo(new RateLimited(WAIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 407, 411, 413, 421, 423, 431, 451, 499})
    void thePageOfAProxyIsTroubleThatPasses(int status) {
        for (var response : List.of(page(status), error(status, ""), with(status, HashMap.of("/message", "gone")))) {
            assertThat(TABLE.resultOf(response)).isEqualTo(new NoAnswer(WAIT));
            assertThat(TABLE.meaningOf(response)).isEqualTo(TROUBLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 226, 299})
    void aSuccessWithoutTokensOrACodeIsADoubt(int status) {
        assertThat(TABLE.resultOf(page(status))).isEqualTo(new NoAnswer(WAIT));
        assertThat(TABLE.meaningOf(page(status))).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 100, 103, 199})
    void aStatusThatIsNoneIsADoubt(int status) {
        for (var response : CODES.map(code -> error(status, code)).append(page(status))) {
            assertThat(TABLE.resultOf(response)).isEqualTo(new NoAnswer(WAIT));
            assertThat(TABLE.meaningOf(response)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void theFirstRowThatHoldsDecidesAndNamesItsOwnCode() {
        var fields = HashMap.of("/error", "gone");
        assertThat(TABLE.resultOf(with(400, fields.put("/detail", "mfa")))).isEqualTo(new UpdateRequired("mfa"));
        assertThat(TABLE.resultOf(with(400, fields.put("/detail", "consent"))))
                .isEqualTo(new UpdateRequired("consent"));
        assertThat(TABLE.resultOf(with(400, fields.put("/detail", "other")))).isEqualTo(new Refused("gone"));
    }

    @Test
    void aRowHoldsOnlyIfEveryConditionDoes() {
        assertThat(TABLE.meaningOf(with(400, HashMap.of("/detail", "mfa")))).isEqualTo(UNKNOWN);
        assertThat(TABLE.meaningOf(with(400, HashMap.of("/detail", "mfa", "/error", "ask"))))
                .isEqualTo(USER_NEEDED);
    }

    @Test
    void rowsOfOnesOwnGoBeforeTheOthers() {
        var own = TABLE.startingWith(TROUBLE.when("/error", "gone"), DEAD.when("/status", "OVER"));
        assertThat(own.meaningOf(error(400, "gone"))).isEqualTo(TROUBLE);
        assertThat(own.resultOf(with(400, HashMap.of("/status", "OVER")))).isEqualTo(new Refused("OVER"));
        assertThat(own.meaningOf(error(400, "ask"))).isEqualTo(USER_NEEDED);
        assertThat(TABLE.meaningOf(error(400, "gone"))).isEqualTo(DEAD);
        assertThat(own.rows()).hasSize(TABLE.rows().size() + 2);
    }

    @Test
    void aResultWithoutAPauseSaysNone() {
        var response = new TokenEndpointResponse(503, ResponseFields.NONE, Option.none());
        assertThat(TABLE.resultOf(response)).isEqualTo(new NoAnswer(Option.none()));
    }

    @Test
    void aResponseShowsItsStatusAndNoneOfItsText() {
        assertThat(with(200, HashMap.of("/access_token", "theirs"))).hasToString("a response of status 200");
    }

    @Test
    void aRowWithoutAPointerOrACodeIsRefused() {
        assertThatThrownBy(() -> DEAD.when("error", "gone")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEAD.when("/error")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DEAD.when("/error", "gone").and("detail", "mfa"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRowReadsAsASentence() {
        assertThat(TABLE.rows().head()).hasToString("USER_NEEDED when /detail is mfa or consent and /error is gone");
    }
}
