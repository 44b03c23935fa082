package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Arbitrary input to the verifier of Plaid's webhooks: it always returns a value, and accepts only Plaid's signature.
 */
final class PlaidWebhookFuzzTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final ECKey KEY = PlaidSignature.key(Curve.P_256, "bfbd5111");
    private static final byte[] BODY = "{\"webhook_type\":\"ITEM\",\"item_id\":\"wz666\"}".getBytes(UTF_8);
    private static final String TOKEN = PlaidSignature.of(KEY, NOON, BODY);
    private static final String LETTERS = "ABCxyz019-_.=+/ \n\u0000\u00e4\ud800";
    private static final PlaidWebhookVerifier VERIFIER = new PlaidWebhookVerifier(
            kid -> Option.when(kid.equals("bfbd5111"), KEY::toPublicJWK), InstantSource.fixed(NOON));

    /** The members of a token's header in JSON; an attacker needs the first of each to get further. */
    private static final Array<Array<String>> MEMBERS = Array.of(
            Array.of(
                    "\"alg\":\"ES256\"",
                    "\"alg\":\"none\"",
                    "\"alg\":\"HS256\"",
                    "\"alg\":5",
                    "\"alg\":null",
                    "\"a\":1"),
            Array.of("\"kid\":\"bfbd5111\"", "\"kid\":\"other\"", "\"kid\":7", "\"kid\":[]", "\"kid\":\"\"", "\"b\":1"),
            Array.of(
                    "\"typ\":\"JWT\"",
                    "\"typ\":{}",
                    "\"crit\":[\"b64\"],\"b64\":false",
                    "\"crit\":[\"exp\"]",
                    "\"crit\":\"exp\"",
                    "\"crit\":[]",
                    "\"crit\":[5]",
                    "\"b64\":\"no\"",
                    "\"jwk\":{}",
                    "\"jwk\":\"x\"",
                    "\"jwk\":" + KEY.toPublicJWK().toJSONString(),
                    "\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                    "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
                    "\"jku\":\"::\"",
                    "\"x5u\":5",
                    "\"x5c\":[\"AA\"]",
                    "\"x5c\":[null]",
                    "\"x5t#S256\":{}",
                    "\"alg\":\"none\"",
                    "\"enc\":\"A128GCM\"",
                    "\"enc\":null",
                    "\"epk\":{}",
                    "\"p2c\":-1",
                    "\"zip\":\"DEF\"",
                    "\"c\":" + "[".repeat(900)));

    private final Random random = new Random(20260203);

    @Test
    void aTokenWithAnyOneLetterChangedIsRefused() {
        for (var place = 0; place < TOKEN.length(); place++) {
            var before = TOKEN.substring(0, place);
            var after = TOKEN.substring(place + 1);
            var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));

            assertThat(verify(before + after, BODY).isLeft()).isTrue();
            assertThat(verify(before + letter + TOKEN.charAt(place) + after, BODY)
                            .isLeft())
                    .isTrue();
            if (letter != TOKEN.charAt(place))
                assertThat(verify(before + letter + after, BODY).isLeft()).isTrue();
        }
    }

    @Test
    void theLastLetterOfASignatureHasOneSpelling() {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var start = TOKEN.substring(0, TOKEN.length() - 1);

        var believed = Array.ofAll(alphabet.toCharArray())
                .filter(letter -> verify(start + letter, BODY).isRight());

        assertThat(believed).containsExactly(TOKEN.charAt(TOKEN.length() - 1));
    }

    @Test
    void lettersAtRandomAreRefused() {
        var reasons = new EnumMap<VerificationFailure, Integer>(VerificationFailure.class);

        for (var run = 0; run < 20_000; run++) count(reasons, verify(letters(random.nextInt(80)), bytes()));

        assertThat(reasons).containsOnlyKeys(VerificationFailure.UNREADABLE_HEADER);
    }

    @Test
    void headersOfEveryFormAreRefused() {
        var parts = TOKEN.split("\\.", -1);
        var reasons = new EnumMap<VerificationFailure, Integer>(VerificationFailure.class);

        for (var run = 0; run < 20_000; run++) {
            var members = MEMBERS.map(choices -> random.nextBoolean() ? choices.head() : any(choices));
            var json = "{" + String.join(",", members) + (random.nextInt(20) == 0 ? "" : "}");
            count(reasons, verify(Base64URL.encode(json) + "." + parts[1] + "." + parts[2], BODY));
        }

        assertThat(reasons)
                .containsOnlyKeys(
                        VerificationFailure.UNREADABLE_HEADER,
                        VerificationFailure.WRONG_ALGORITHM,
                        VerificationFailure.UNKNOWN_KEY,
                        VerificationFailure.WRONG_SIGNATURE)
                .allSatisfy((why, times) -> assertThat(times).isGreaterThan(500));
    }

    @Test
    void onlyTheSignedBodyIsBelieved() {
        var believed = 0;

        for (var run = 0; run < 2_000; run++) {
            var body = random.nextInt(4) == 0 ? BODY.clone() : bytes();
            var outcome = verify(TOKEN, body);
            var isSigned = Arrays.equals(body, BODY);

            assertThat(outcome.isRight()).isEqualTo(isSigned);
            if (isSigned) believed++;
            else assertThat(outcome.getLeft()).isEqualTo(VerificationFailure.WRONG_BODY);
        }

        assertThat(believed).isBetween(400, 600);
    }

    private static void count(
            Map<VerificationFailure, Integer> reasons, Either<VerificationFailure, VerifiedBody> outcome) {
        assertThat(outcome.isLeft()).isTrue();
        reasons.merge(outcome.getLeft(), 1, Integer::sum);
    }

    private static Either<VerificationFailure, VerifiedBody> verify(String token, byte[] body) {
        return VERIFIER.verify(PlaidSignature.headers(token), body);
    }

    private String any(Array<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String letters(int length) {
        return random.ints(length, 0, LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, letter) -> text.append(LETTERS.charAt(letter)),
                        StringBuilder::append)
                .toString();
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
