package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verification of Standard Webhooks. The library has a clock of its own, so a recent webhook is signed now. */
final class StandardWebhooksVerifierTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final byte[] BODY = "{\"test\": 2432232314, \"name\": \"Zoë\"}".getBytes(UTF_8);
    private static final String LETTERS = "ABCxyz019-_.,=+/ v1\n\u0000\u00e4\ud800";

    private final StandardWebhooksVerifier verifier = new StandardWebhooksVerifier(Secret.of(SECRET));
    private final Random random = new Random(20260203);

    @Test
    void aWebhookSignedWithTheSecretIsAccepted() {
        assertThat(verifier.verify(signed(SECRET, ID, now(), BODY), BODY).get().body())
                .isEqualTo(BODY);
    }

    @Test
    void theSecretsPrefixMayBeMissing() {
        var plain = new StandardWebhooksVerifier(Secret.of(SECRET.substring("whsec_".length())));

        assertThat(plain.verify(signed(SECRET, ID, now(), BODY), BODY)).isNotEmpty();
    }

    @Test
    void oneSignatureOfSeveralIsEnough() {
        var right = signed(SECRET, ID, now(), BODY);
        var other = signed(OTHER_SECRET, ID, now(), BODY);

        assertThat(verifier.verify(
                        with(
                                right,
                                "webhook-signature",
                                of(other, "webhook-signature") + " v1a,AAAA v1 , " + of(right, "webhook-signature")),
                        BODY))
                .isNotEmpty();
    }

    @Test
    void anotherSecretIsRefused() {
        assertRefused(
                verifier.verify(signed(OTHER_SECRET, ID, now(), BODY), BODY), VerificationFailure.WRONG_SIGNATURE);
    }

    @Test
    void unsignedContentIsRefused() {
        var headers = signed(SECRET, ID, now(), BODY);
        var later = String.valueOf(Long.parseLong(of(headers, "webhook-timestamp")) + 1);

        assertRefused(verifier.verify(headers, "{}".getBytes(UTF_8)), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(verifier.verify(headers, new byte[0]), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(verifier.verify(with(headers, "webhook-id", "msg_2"), BODY), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(
                verifier.verify(with(headers, "webhook-timestamp", later), BODY), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(
                verifier.verify(with(headers, "webhook-signature", "v1,"), BODY), VerificationFailure.WRONG_SIGNATURE);
        assertRefused(
                verifier.verify(with(headers, "webhook-signature", ",,, ,"), BODY),
                VerificationFailure.WRONG_SIGNATURE);
        assertRefused(
                verifier.verify(
                        with(
                                headers,
                                "webhook-signature",
                                of(headers, "webhook-signature").replace("v1,", "v1a,")),
                        BODY),
                VerificationFailure.WRONG_SIGNATURE);
    }

    @Test
    void aBodyWithOneByteChangedIsRefused() {
        var headers = signed(SECRET, ID, now(), BODY);

        for (var place = 0; place < BODY.length; place++) {
            var body = BODY.clone();
            body[place] ^= 1;
            assertThat(verifier.verify(headers, body).isLeft()).isTrue();
        }
    }

    /** The specification's example, which is old: the failure tells that the signature itself is right. */
    @Test
    void theSpecificationsExampleIsSignedButOld() {
        var headers = Map.of(
                "webhook-id", List.of(ID),
                "webhook-timestamp", List.of("1614265330"),
                "webhook-signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

        assertRefused(
                verifier.verify(headers, "{\"test\": 2432232314}".getBytes(UTF_8)), VerificationFailure.OUT_OF_TIME);
        assertRefused(
                verifier.verify(headers, "{\"test\": 2432232315}".getBytes(UTF_8)),
                VerificationFailure.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, 31_536_000})
    void aWebhookFarFromNowIsRefused(long seconds) {
        assertRefused(
                verifier.verify(signed(SECRET, ID, now() + seconds, BODY), BODY), VerificationFailure.OUT_OF_TIME);
    }

    /**
     * The signed text is id, instant and body, separated by full stops: an id with full stops could contain all three.
     */
    @Test
    void anOldWebhookIsNotPassedOffAsAYoungOne() {
        var old = now() - 86_400;
        var now = now();
        var headers = signed(SECRET, ID, old, ("what." + now + ".{\"else\":1}").getBytes(UTF_8));
        var shifted =
                with(with(headers, "webhook-id", ID + "." + old + ".what"), "webhook-timestamp", String.valueOf(now));

        assertRefused(verifier.verify(shifted, "{\"else\":1}".getBytes(UTF_8)), VerificationFailure.UNREADABLE_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderIsThereOnce(String name) {
        var headers = signed(SECRET, ID, now(), BODY);
        var missing = new HashMap<>(headers);
        missing.remove(name);
        var twice = new HashMap<>(headers);
        twice.put(name, List.of(of(headers, name), of(headers, name)));
        var inCapitals = new HashMap<>(missing);
        inCapitals.put(name.toUpperCase(Locale.ROOT), List.of(of(headers, name)));

        assertRefused(verifier.verify(missing, BODY), VerificationFailure.MISSING_HEADER);
        assertRefused(verifier.verify(twice, BODY), VerificationFailure.UNREADABLE_HEADER);
        assertRefused(verifier.verify(with(headers, name, ""), BODY), VerificationFailure.UNREADABLE_HEADER);
        assertRefused(
                verifier.verify(with(headers, name, "9".repeat(10_000_000)), BODY),
                VerificationFailure.UNREADABLE_HEADER);
        assertThat(verifier.verify(inCapitals, BODY)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+%s", "0%s", " %s", "%s ", "%s.0", "-%s", "٣", "9999999999999999999", "now"})
    void anInstantHasOneSpelling(String spelling) {
        var now = now();
        var headers = with(signed(SECRET, ID, now, BODY), "webhook-timestamp", spelling.replace("%s", "" + now));

        assertRefused(verifier.verify(headers, BODY), VerificationFailure.UNREADABLE_HEADER);
    }

    @Test
    void bytesThatAreNoTextAreNotTakenForAnotherText() {
        var headers = signed(SECRET, ID, now(), "\ufffd".getBytes(UTF_8));

        assertThat(verifier.verify(headers, "\ufffd".getBytes(UTF_8))).isNotEmpty();
        assertRefused(verifier.verify(headers, new byte[] {(byte) 0xff}), VerificationFailure.UNREADABLE_BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not-base64-not-base64-not-base64"})
    void aSecretThatIsNoneIsNotBegunWith(String secret) {
        assertThatThrownBy(() -> new StandardWebhooksVerifier(Secret.of(secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageMatching("the secret (is not base64|has fewer than 24 bytes)");
    }

    @Test
    void onlyWhatWasSignedIsBelievedOfAllThatComesIn() {
        var right = signed(SECRET, ID, now(), BODY);
        var reasons = new EnumMap<VerificationFailure, Integer>(VerificationFailure.class);
        var believed = 0;

        for (var run = 0; run < 20_000; run++) {
            var headers = new HashMap<>(right);
            for (var name : right.keySet())
                if (random.nextInt(3) == 0) headers.put(name, List.of(bent(of(right, name))));
            var body = random.nextInt(3) == 0 ? bent(BODY) : BODY;
            var outcome = verifier.verify(headers, body);
            var isSigned = headers.equals(right) && Arrays.equals(body, BODY);

            assertThat(outcome.isRight()).isEqualTo(isSigned);
            if (isSigned) believed++;
            else reasons.merge(outcome.getLeft(), 1, Integer::sum);
        }

        assertThat(believed).isGreaterThan(3_000);
        assertThat(reasons)
                .containsOnlyKeys(
                        VerificationFailure.UNREADABLE_HEADER,
                        VerificationFailure.WRONG_SIGNATURE,
                        VerificationFailure.UNREADABLE_BODY)
                .allSatisfy((why, times) -> assertThat(times).isGreaterThan(500));
    }

    private String bent(String text) {
        var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        var place = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, place) + letter + text.substring(place + 1);
            case 1 -> text.substring(0, place);
            default ->
                random.ints(random.nextInt(60), 0, LETTERS.length())
                        .collect(
                                StringBuilder::new,
                                (made, next) -> made.append(LETTERS.charAt(next)),
                                StringBuilder::append)
                        .toString();
        };
    }

    private byte[] bent(byte[] bytes) {
        var bent = Arrays.copyOf(bytes, random.nextInt(bytes.length + 10));
        if (bent.length > 0) bent[random.nextInt(bent.length)] = (byte) random.nextInt();
        return bent;
    }

    private static void assertRefused(Either<VerificationFailure, VerifiedBody> outcome, VerificationFailure why) {
        assertThat(outcome).isEqualTo(Either.left(why));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static Map<String, List<String>> signed(String secret, String id, long timestamp, byte[] body) {
        try {
            return Map.of(
                    "webhook-id",
                    List.of(id),
                    "webhook-timestamp",
                    List.of(String.valueOf(timestamp)),
                    "webhook-signature",
                    List.of(new Webhook(secret).sign(id, timestamp, new String(body, UTF_8))));
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String of(Map<String, List<String>> headers, String name) {
        return Objects.requireNonNull(headers.get(name)).get(0);
    }

    private static Map<String, List<String>> with(Map<String, List<String>> headers, String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, List.of(value));
        return changed;
    }
}
