package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verification of Plaid's webhooks, against every kind of impostor. */
final class PlaidWebhookVerifierTest {
    private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    private static final String KID = "bfbd5111-8e33-4643-8ced-b2e642a72f3c";
    private static final ECKey KEY = PlaidSignature.key(Curve.P_256, KID);
    private static final ECKey STRANGER = PlaidSignature.key(Curve.P_256, KID);
    private static final byte[] BODY =
            "{\"webhook_type\":\"ITEM\",\"webhook_code\":\"LOGIN_REPAIRED\",\"item_id\":\"wz666\"}".getBytes(UTF_8);
    private static final String TOKEN = PlaidSignature.of(KEY, NOON, BODY);

    @Test
    void aWebhookSignedByPlaidIsAccepted() {
        var verified = verify(TOKEN);

        assertThat(verified.get().body()).isEqualTo(BODY);
        assertThat(verified.get()).hasToString("a verified body of " + BODY.length + " bytes");
    }

    @Test
    void anEmptyBodyIsABody() {
        var none = new byte[0];

        assertThat(at(NOON).verify(PlaidSignature.headers(PlaidSignature.of(KEY, NOON, none)), none))
                .isNotEmpty();
    }

    @Test
    void theHeadersNameHasNoCase() {
        assertThat(at(NOON).verify(Map.of("plaid-verification", List.of(TOKEN)), BODY))
                .isNotEmpty();
    }

    @Test
    void aVerifiedBodyStaysUnchanged() {
        var body = BODY.clone();
        var verified = at(NOON).verify(PlaidSignature.headers(TOKEN), body).get();

        body[0] = '!';
        verified.body()[1] = '!';

        assertThat(verified.body()).isEqualTo(BODY);
    }

    @Test
    void anotherBodyIsRefused() {
        assertRefused(
                at(NOON).verify(PlaidSignature.headers(TOKEN), "{}".getBytes(UTF_8)), VerificationFailure.WRONG_BODY);
        assertRefused(at(NOON).verify(PlaidSignature.headers(TOKEN), new byte[0]), VerificationFailure.WRONG_BODY);
    }

    @Test
    void aBodyWithOneByteChangedIsRefused() {
        for (var place = 0; place < BODY.length; place++) {
            var body = BODY.clone();
            body[place] ^= 1;
            assertRefused(at(NOON).verify(PlaidSignature.headers(TOKEN), body), VerificationFailure.WRONG_BODY);
        }
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        var unsigned = new PlainObject(new Payload(PlaidSignature.claims(NOON, BODY))).serialize();
        var parts = TOKEN.split("\\.", -1);

        assertThat(unsigned).endsWith(".");
        assertRefused(verify(unsigned), VerificationFailure.WRONG_ALGORITHM);
        for (var none : new String[] {"none", "None", "NONE", "nOnE", ""})
            assertRefused(
                    verify(encoded("{\"alg\":\"" + none + "\",\"kid\":\"" + KID + "\"}") + "." + parts[1] + "."
                            + parts[2]),
                    VerificationFailure.WRONG_ALGORITHM);
        assertRefused(
                verify(encoded(new PlainHeader().toString()) + "." + parts[1] + "." + parts[2]),
                VerificationFailure.WRONG_ALGORITHM);
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws JOSEException {
        var x509 = KEY.toECPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(x509) + "\n-----END PUBLIC KEY-----\n";
        var secrets = List.of(
                x509, pem.getBytes(UTF_8), KEY.toPublicJWK().toJSONString().getBytes(UTF_8));

        for (var secret : secrets)
            assertRefused(
                    verify(PlaidSignature.token(
                            PlaidSignature.header(JWSAlgorithm.HS256, KID),
                            PlaidSignature.claims(NOON, BODY),
                            new MACSigner(secret))),
                    VerificationFailure.WRONG_ALGORITHM);
    }

    @Test
    void otherAlgorithmsAreRefusedWhateverTheirKey() throws JOSEException {
        var claims = PlaidSignature.claims(NOON, BODY);
        var rsa = new RSAKeyGenerator(2048).generate();
        var p384 = PlaidSignature.key(Curve.P_384, KID);

        assertRefused(
                verify(PlaidSignature.token(
                        PlaidSignature.header(JWSAlgorithm.RS256, KID), claims, new RSASSASigner(rsa))),
                VerificationFailure.WRONG_ALGORITHM);
        assertRefused(
                new PlaidWebhookVerifier(kid -> Option.of(p384), InstantSource.fixed(NOON))
                        .verify(
                                PlaidSignature.headers(PlaidSignature.token(
                                        PlaidSignature.header(JWSAlgorithm.ES384, KID),
                                        claims,
                                        PlaidSignature.signer(p384))),
                                BODY),
                VerificationFailure.WRONG_ALGORITHM);
    }

    @Test
    void aKeyOnAnotherCurveIsNoKey() {
        var p384 = PlaidSignature.key(Curve.P_384, KID);

        assertRefused(
                new PlaidWebhookVerifier(kid -> Option.of(p384), InstantSource.fixed(NOON))
                        .verify(PlaidSignature.headers(TOKEN), BODY),
                VerificationFailure.UNKNOWN_KEY);
    }

    @Test
    void anUnknownKeyIsRefused() {
        var elsewhere = PlaidSignature.key(Curve.P_256, "6c5516e1-92dc-479e-a8ff-5a51992e0001");

        assertRefused(verify(PlaidSignature.of(elsewhere, NOON, BODY)), VerificationFailure.UNKNOWN_KEY);
        assertRefused(
                verify(PlaidSignature.token(
                        new JWSHeader(JWSAlgorithm.ES256),
                        PlaidSignature.claims(NOON, BODY),
                        PlaidSignature.signer(KEY))),
                VerificationFailure.UNKNOWN_KEY);
    }

    @Test
    void anExpiredKeyIsRefusedFromItsInstantOn() {
        var expiring = new ECKey.Builder(KEY)
                .expirationTime(Date.from(NOON.plusSeconds(60)))
                .build()
                .toPublicJWK();

        for (var seconds : new int[] {59, 60}) {
            var outcome = new PlaidWebhookVerifier(
                            kid -> Option.of(expiring), InstantSource.fixed(NOON.plusSeconds(seconds)))
                    .verify(PlaidSignature.headers(TOKEN), BODY);
            if (seconds < 60) assertThat(outcome).isNotEmpty();
            else assertRefused(outcome, VerificationFailure.UNKNOWN_KEY);
        }
    }

    @Test
    void keysThatCannotBeAskedDecideNothing() {
        var unreachable = new PlaidWebhookVerifier(
                kid -> {
                    throw new IllegalStateException("no answer");
                },
                InstantSource.fixed(NOON));

        assertThatThrownBy(() -> unreachable.verify(PlaidSignature.headers(TOKEN), BODY))
                .hasMessage("no answer");
    }

    @Test
    void aStrangersSignatureIsRefusedUnderAKnownName() {
        assertRefused(verify(PlaidSignature.of(STRANGER, NOON, BODY)), VerificationFailure.WRONG_SIGNATURE);
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNoKey() {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(KID)
                .jwk(STRANGER.toPublicJWK())
                .build();

        assertRefused(
                verify(PlaidSignature.token(
                        header, PlaidSignature.claims(NOON, BODY), PlaidSignature.signer(STRANGER))),
                VerificationFailure.WRONG_SIGNATURE);
    }

    @Test
    void aSignatureOfZerosIsRefused() {
        var signed = TOKEN.substring(0, TOKEN.lastIndexOf('.') + 1);

        assertRefused(verify(signed + Base64URL.encode(new byte[64])), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(verify(signed + Base64URL.encode(new byte[63])), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(verify(signed + "AA"), VerificationFailure.WRONG_SIGNATURE);
    }

    @Test
    void itIsTooOldAtFiveMinutes() {
        var end = NOON.plus(Duration.ofMinutes(5));

        assertThat(at(end.minusSeconds(1)).verify(PlaidSignature.headers(TOKEN), BODY))
                .isNotEmpty();
        assertThat(at(end.minusMillis(1)).verify(PlaidSignature.headers(TOKEN), BODY))
                .isNotEmpty();
        assertRefused(at(end).verify(PlaidSignature.headers(TOKEN), BODY), VerificationFailure.TOO_OLD);
        assertRefused(
                at(end.plus(Duration.ofDays(365))).verify(PlaidSignature.headers(TOKEN), BODY),
                VerificationFailure.TOO_OLD);
    }

    @Test
    void itMayComeFromAClockThatIsALittleAhead() {
        var earliest = NOON.minus(PlaidWebhookVerifier.SKEW);

        assertThat(at(earliest).verify(PlaidSignature.headers(TOKEN), BODY)).isNotEmpty();
        assertRefused(
                at(earliest.minusMillis(1)).verify(PlaidSignature.headers(TOKEN), BODY), VerificationFailure.TOO_EARLY);
        assertRefused(at(Instant.EPOCH).verify(PlaidSignature.headers(TOKEN), BODY), VerificationFailure.TOO_EARLY);
    }

    @Test
    void withoutItsHeaderItIsRefused() {
        assertRefused(at(NOON).verify(Map.of(), BODY), VerificationFailure.MISSING_HEADER);
        assertRefused(
                at(NOON).verify(Map.of("Plaid-Verification", List.of()), BODY), VerificationFailure.MISSING_HEADER);
        assertRefused(
                at(NOON).verify(Map.of("Authorization", List.of(TOKEN)), BODY), VerificationFailure.MISSING_HEADER);
    }

    @Test
    void aHeaderThatIsThereTwiceIsRefused() {
        var stranger = PlaidSignature.of(STRANGER, NOON, BODY);

        assertRefused(
                at(NOON).verify(Map.of("Plaid-Verification", List.of(TOKEN, stranger)), BODY),
                VerificationFailure.UNREADABLE_HEADER);
        assertRefused(
                at(NOON).verify(
                                Map.of(
                                        "Plaid-Verification", List.of(TOKEN),
                                        "plaid-verification", List.of(TOKEN)),
                                BODY),
                VerificationFailure.UNREADABLE_HEADER);
    }

    @Test
    void aTextWithoutThreePartsIsNoToken() {
        var parts = TOKEN.split("\\.", -1);

        for (var bad : new String[] {
            "",
            " ",
            ".",
            "..",
            "...",
            "null",
            parts[0],
            parts[0] + "." + parts[1],
            "." + parts[1] + "." + parts[2],
            parts[0] + ".." + parts[2],
            TOKEN + ".",
            TOKEN + "." + parts[2],
            TOKEN + "." + parts[1] + "." + parts[2],
            TOKEN + "\n",
            " " + TOKEN,
            TOKEN + "=",
            "Bearer " + TOKEN
        }) assertRefused(verify(bad), VerificationFailure.UNREADABLE_HEADER);
    }

    @Test
    void aHugeHeaderIsNotRead() {
        var kid = "k".repeat(Headers.LONGEST);
        var keys = (WebhookKeys) asked -> {
            throw new AssertionError("asked for a key");
        };
        var huge = PlaidSignature.token(
                PlaidSignature.header(JWSAlgorithm.ES256, kid),
                PlaidSignature.claims(NOON, BODY),
                PlaidSignature.signer(KEY));

        for (var bad : List.of(huge, "a".repeat(10_000_000), "a.".repeat(5_000_000), TOKEN + "A".repeat(10_000_000)))
            assertRefused(
                    new PlaidWebhookVerifier(keys, InstantSource.fixed(NOON)).verify(PlaidSignature.headers(bad), BODY),
                    VerificationFailure.UNREADABLE_HEADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "5",
                "[]",
                "{",
                "{}",
                "{\"iat\":1770120000}",
                "{\"request_body_sha256\":\"%s\"}",
                "{\"iat\":null,\"request_body_sha256\":\"%s\"}",
                "{\"iat\":\"1770120000\",\"request_body_sha256\":\"%s\"}",
                "{\"iat\":[1770120000],\"request_body_sha256\":\"%s\"}",
                "{\"iat\":-1,\"request_body_sha256\":\"%s\"}",
                "{\"iat\":9223372036854775807,\"request_body_sha256\":\"%s\"}",
                "{\"iat\":99999999999999999999999999,\"request_body_sha256\":\"%s\"}",
                "{\"iat\":1e999999999,\"request_body_sha256\":\"%s\"}",
                "{\"iat\":1770120000,\"request_body_sha256\":null}",
                "{\"iat\":1770120000,\"request_body_sha256\":5}",
                "{\"iat\":1770120000,\"request_body_sha256\":[\"%s\"]}"
            })
    void claimsOfAnotherFormAreRefused(String claims) {
        assertRefused(verify(signed(claims)), VerificationFailure.UNREADABLE_CLAIMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%s ", " %s", "%s00", "\\ud800", "ä", "****"})
    void aHashOfAnotherFormIsAnotherBody(String hash) {
        assertRefused(
                verify(signed("{\"iat\":1770120000,\"request_body_sha256\":\"" + hash + "\"}")),
                VerificationFailure.WRONG_BODY);
    }

    private static String signed(String claims) {
        var hash = PlaidSignature.sha256(BODY);
        return PlaidSignature.token(
                PlaidSignature.header(JWSAlgorithm.ES256, KID), claims.replace("%s", hash), PlaidSignature.signer(KEY));
    }

    private static String encoded(String json) {
        return Base64URL.encode(json).toString();
    }

    private static Either<VerificationFailure, VerifiedBody> verify(String token) {
        return at(NOON).verify(PlaidSignature.headers(token), BODY);
    }

    private static PlaidWebhookVerifier at(Instant now) {
        return new PlaidWebhookVerifier(
                kid -> Option.when(kid.equals(KID), KEY::toPublicJWK), InstantSource.fixed(now));
    }

    private static void assertRefused(Either<VerificationFailure, VerifiedBody> outcome, VerificationFailure why) {
        assertThat(outcome).isEqualTo(Either.left(why));
    }
}
