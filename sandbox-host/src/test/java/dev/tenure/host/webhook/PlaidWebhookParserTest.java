package dev.tenure.host.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import dev.tenure.connection.WebhookSignal;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.Array;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Plaid's webhooks as signals about a login: as documented, and malformed. */
final class PlaidWebhookParserTest {
    private static final Array<String> OF_AN_END = Array.of("consent_expiration_time", "disconnect_time", "reason");
    private static final String ITEM = "wz666MBjYWTp2PDzzggYhM6oWWmBb";
    private static final String MARKS = "\"{}[],:\\0 ez\n\u0000\u00c3";
    private static final JsonMapper JSON = new JsonMapper();

    private static final String ERROR =
            """
            {
              "webhook_type": "ITEM",
              "webhook_code": "ERROR",
              "item_id": "wz666MBjYWTp2PDzzggYhM6oWWmBb",
              "user_id": "usr_9nSp2KuZ2x4JDw",
              "error": {
                "display_message": "The user's OAuth connection to this institution has been invalidated.",
                "error_code": "ITEM_LOGIN_REQUIRED",
                "error_code_reason": "OAUTH_INVALID_TOKEN",
                "error_message": "the login details of this item have changed",
                "error_type": "ITEM_ERROR",
                "status": 400
              },
              "environment": "production"
            }
            """;
    private static final String LOGIN_REPAIRED =
            """
            {
              "webhook_type": "ITEM",
              "webhook_code": "LOGIN_REPAIRED",
              "item_id": "wz666MBjYWTp2PDzzggYhM6oWWmBb",
              "environment": "production"
            }
            """;
    private static final String PENDING_EXPIRATION =
            """
            {
              "webhook_type": "ITEM",
              "webhook_code": "PENDING_EXPIRATION",
              "item_id": "wz666MBjYWTp2PDzzggYhM6oWWmBb",
              "consent_expiration_time": "2020-01-15T13:25:17.766Z",
              "environment": "production"
            }
            """;
    private static final String PENDING_DISCONNECT =
            """
            {
              "webhook_type": "ITEM",
              "webhook_code": "PENDING_DISCONNECT",
              "item_id": "wz666MBjYWTp2PDzzggYhM6oWWmBb",
              "reason": "INSTITUTION_MIGRATION",
              "disconnect_time": "2026-02-10T09:30:00Z",
              "environment": "production"
            }
            """;
    private static final String USER_PERMISSION_REVOKED =
            """
            {
              "webhook_type": "ITEM",
              "webhook_code": "USER_PERMISSION_REVOKED",
              "error": {
                "error_code": "USER_PERMISSION_REVOKED",
                "error_message": "the holder of this account has revoked their permission for your application",
                "error_type": "ITEM_ERROR",
                "status": 400
              },
              "item_id": "wz666MBjYWTp2PDzzggYhM6oWWmBb",
              "environment": "production"
            }
            """;
    private static final Array<String> DOCUMENTED =
            Array.of(ERROR, LOGIN_REPAIRED, PENDING_EXPIRATION, PENDING_DISCONNECT, USER_PERMISSION_REVOKED);

    @Test
    void aVerifiedBodyIsRead() {
        var now = Instant.parse("2026-02-03T12:00:00Z");
        var key = PlaidSignature.key(Curve.P_256, "bfbd5111");
        var body = USER_PERMISSION_REVOKED.getBytes(UTF_8);
        var verifier = new PlaidWebhookVerifier(kid -> Option.of(key), InstantSource.fixed(now));

        var read = verifier.verify(PlaidSignature.headers(PlaidSignature.of(key, now, body)), body)
                .map(PlaidWebhookParser::parse);

        assertThat(read).containsExactly(about(new WebhookSignal.PermissionRevoked()));
    }

    @ParameterizedTest
    @CsvSource({
        "\"OAUTH_INVALID_TOKEN\", INSTITUTION_TOKEN_INVALID",
        "\"OAUTH_CONSENT_EXPIRED\", CONSENT_EXPIRED",
        "\"OAUTH_USER_REVOKED\", USER_REVOKED",
        "\"OAUTH_SOMETHING_NEW\", LOGIN_REQUIRED",
        "\"oauth_user_revoked\", LOGIN_REQUIRED",
        "\"\", LOGIN_REQUIRED",
        "null, LOGIN_REQUIRED",
        "5, LOGIN_REQUIRED"
    })
    void aLoginThatIsRequiredSaysWhy(String reason, UpdateCause cause) {
        assertThat(read(ERROR.replace("\"OAUTH_INVALID_TOKEN\"", reason)))
                .isEqualTo(about(new WebhookSignal.UpdateRequired(cause)));
    }

    @Test
    void aLoginThatIsRequiredMayNotSayWhy() {
        var silent = (ObjectNode) JSON.readTree(ERROR);
        ((ObjectNode) silent.path("error")).remove("error_code_reason");

        assertThat(read(silent.toString()))
                .isEqualTo(about(new WebhookSignal.UpdateRequired(UpdateCause.LOGIN_REQUIRED)));
    }

    @Test
    void otherErrorsNeedNoUser() {
        assertThat(read(ERROR.replace("ITEM_LOGIN_REQUIRED", "INSTITUTION_DOWN")))
                .isEqualTo(about(new WebhookSignal.Other()));
    }

    @Test
    void aPermissionIsTakenBack() {
        assertThat(read(USER_PERMISSION_REVOKED)).isEqualTo(about(new WebhookSignal.PermissionRevoked()));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-15T13:25:17.766Z, 2020-01-15T13:25:17.766Z",
        "2020-01-15T13:25:17Z, 2020-01-15T13:25:17Z",
        "2020-01-15T14:25:17+01:00, 2020-01-15T13:25:17Z",
        "2020-01-15T13:25:17.766999Z, 2020-01-15T13:25:17.766999Z",
        "+1000000000-12-31T23:59:59Z, +1000000000-12-31T23:59:59Z",
        "2020-01-15T13:25:17, 2020-01-15T13:25:17Z",
        "2020-01-15, 2020-01-15T00:00:00Z"
    })
    void aConsentIsAboutToExpire(String text, Instant at) {
        assertThat(read(PENDING_EXPIRATION.replace("2020-01-15T13:25:17.766Z", text)))
                .isEqualTo(
                        about(new WebhookSignal.EndAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), Option.of(at))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTITUTION_MIGRATION", "INSTITUTION_TOKEN_EXPIRATION"})
    void aLoginIsAboutToBeCut(String reason) {
        assertThat(read(PENDING_DISCONNECT.replace("INSTITUTION_MIGRATION", reason)))
                .isEqualTo(about(new WebhookSignal.EndAnnounced(
                        Option.of(UpdateCause.valueOf(reason)), Option.of(Instant.parse("2026-02-10T09:30:00Z")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"soon\"",
                "\"2026-02-30T09:30:00Z\"",
                "\"2026-02-10T09:30:00Z \"",
                "\"+9999999999-01-01T00:00:00Z\"",
                "1770715800",
                "null",
                "true",
                "[\"2026-02-10T09:30:00Z\"]",
                "{\"at\":\"2026-02-10T09:30:00Z\"}"
            })
    void anEndWithoutAnInstantIsAnEnd(String instant) {
        assertThat(read(PENDING_DISCONNECT.replace("\"2026-02-10T09:30:00Z\"", instant)))
                .isEqualTo(about(
                        new WebhookSignal.EndAnnounced(Option.of(UpdateCause.INSTITUTION_MIGRATION), Option.none())));
        assertThat(read(PENDING_EXPIRATION.replace("\"2020-01-15T13:25:17.766Z\"", instant)))
                .isEqualTo(
                        about(new WebhookSignal.EndAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), Option.none())));
    }

    @Test
    void anEndForAnUnknownReasonIsAnEnd() {
        assertThat(read(PENDING_DISCONNECT.replace("INSTITUTION_MIGRATION", "SOMETHING_NEW")))
                .isEqualTo(about(new WebhookSignal.EndAnnounced(
                        Option.none(), Option.of(Instant.parse("2026-02-10T09:30:00Z")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOGIN_REPAIRED",
                "NEW_ACCOUNTS_AVAILABLE",
                "USER_ACCOUNT_REVOKED",
                "WEBHOOK_UPDATE_ACKNOWLEDGED",
                "SOMETHING_NEW",
                "error",
                ""
            })
    void everythingElseIsAReasonToAsk(String code) {
        assertThat(read(LOGIN_REPAIRED.replace("LOGIN_REPAIRED", code))).isEqualTo(about(new WebhookSignal.Other()));
    }

    @Test
    void codesAreThoseOfItemsAlone() {
        assertThat(DOCUMENTED.map(body -> read(body.replace("\"ITEM\"", "\"AUTH\""))))
                .containsOnly(about(new WebhookSignal.Other()));
    }

    @Test
    void aWebhookOfALinkNamesNoItem() {
        assertThat(read("{\"webhook_type\":\"LINK\",\"webhook_code\":\"SESSION_FINISHED\",\"status\":\"SUCCESS\","
                        + "\"link_token\":\"link-sandbox-1\",\"public_tokens\":[\"public-sandbox-1\"]}"))
                .isEqualTo(aboutNothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "5",
                "true",
                "[]",
                "\"ITEM\"",
                "{}",
                "{",
                "<xml/>",
                "item_id=wz666",
                "\ufeff",
                "[{\"item_id\":\"wz666\"}]",
                "{\"item_id\":\"wz666\"}{}",
                "{\"item_id\":\"wz666\",}",
                "{'item_id':'wz666'}",
                "{\"item_id\":\"wz666\",\"item_id\":\"wz667\"}",
                "{\"item_id\":\"wz666\",\"error\":{\"error_code\":\"A\",\"error_code\":\"B\"}}",
                "{\"item_id\":\"\"}",
                "{\"item_id\":null}",
                "{\"item_id\":666}",
                "{\"item_id\":[\"wz666\"]}",
                "{\"item_id\":\"wz\\u0000\"}",
                "{\"item_id\":\"wz\\ud800\"}",
                "{\"item\":{\"item_id\":\"wz666\"}}"
            })
    void aBodyWithoutAnItemIsNoSignal(String body) {
        assertThat(read(body)).isEqualTo(aboutNothing());
    }

    @Test
    void anExcessiveOrBrokenBodyIsNoSignal() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(read("{\"item_id\":\"wz666\",\"error\":" + deep + "}")).isEqualTo(aboutNothing());
        assertThat(read("{\"item_id\":\"wz666\",\"error\":" + "9".repeat(100_000) + "}"))
                .isEqualTo(aboutNothing());
        assertThat(read("{\"item_id\":\"" + "w".repeat(100_000) + "\"}")).isEqualTo(aboutNothing());
        assertThat(PlaidWebhookParser.parse(VerifiedBody.ofCopy(new byte[] {'"', (byte) 0xc3, '(', '"'})))
                .isEqualTo(aboutNothing());
    }

    @Test
    void aBodyThatIsCutOffSaysNothing() {
        for (var body : DOCUMENTED.map(String::strip))
            for (var length = 0; length < body.length(); length++)
                assertThat(read(body.substring(0, length))).isEqualTo(aboutNothing());
    }

    @Test
    void aBodyWithoutItsItemSaysNothing() {
        for (var body : DOCUMENTED)
            assertThat(read(body.replace("item_id", "item"))).isEqualTo(aboutNothing());
    }

    /** Each field of each documented body, replaced by every wrong value. */
    @Test
    void fieldsOfAnotherTypeAreNotUnderstood() {
        var other = about(new WebhookSignal.Other());
        for (var body : DOCUMENTED)
            for (var field : JSON.readTree(body).propertyNames())
                for (var wrong : new String[] {"null", "5", "1.5e300", "true", "[]", "{}", "[{\"a\":null}]", "\"\""}) {
                    var bent = (ObjectNode) JSON.readTree(body);
                    bent.set(field, JSON.readTree(wrong));
                    var isUnread = field.equals("environment")
                            || field.equals("user_id")
                            || (field.equals("error") && body.equals(USER_PERMISSION_REVOKED));

                    var expected = isUnread
                            ? read(body)
                            : field.equals("item_id")
                                    ? aboutNothing()
                                    : OF_AN_END.contains(field) ? endWithout(field, body) : other;
                    assertThat(read(bent.toString())).isEqualTo(expected);
                }
    }

    /** The announcement of an end of which this is not known. */
    private static PlaidWebhook endWithout(String field, String body) {
        var end = (WebhookSignal.EndAnnounced) read(body).signal();
        return about(
                field.equals("reason")
                        ? new WebhookSignal.EndAnnounced(Option.none(), end.at())
                        : new WebhookSignal.EndAnnounced(end.cause(), Option.none()));
    }

    @Test
    void bytesAtRandomAreReadWholeOrNotAtAll() {
        var random = new Random(20260203);
        var unread = 0;
        var others = 0;
        var hints = 0;

        for (var run = 0; run < 50_000; run++) {
            var body = DOCUMENTED.get(random.nextInt(DOCUMENTED.size())).getBytes(UTF_8);
            for (var changes = random.nextInt(2); changes >= 0; changes--)
                body[random.nextInt(body.length)] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
            if (random.nextInt(10) == 0) body = Arrays.copyOfRange(body, random.nextInt(body.length), body.length);
            var read = PlaidWebhookParser.parse(VerifiedBody.ofCopy(body));

            if (!isObject(body)) assertThat(read).isEqualTo(aboutNothing());
            if (read.itemId().isEmpty()) {
                assertThat(read.signal()).isEqualTo(new WebhookSignal.Other());
                unread++;
            } else if (read.signal() instanceof WebhookSignal.Other) others++;
            else hints++;
        }

        assertThat(Array.of(unread, others, hints))
                .allSatisfy(times -> assertThat(times).isGreaterThan(4_000));
    }

    private static boolean isObject(byte[] body) {
        try {
            return JSON.readTree(body).isObject();
        } catch (JacksonException unfit) {
            return false;
        }
    }

    private static PlaidWebhook read(String body) {
        return PlaidWebhookParser.parse(VerifiedBody.ofCopy(body.getBytes(UTF_8)));
    }

    private static PlaidWebhook about(WebhookSignal signal) {
        return new PlaidWebhook(Option.of(ITEM), signal);
    }

    private static PlaidWebhook aboutNothing() {
        return new PlaidWebhook(Option.none(), new WebhookSignal.Other());
    }
}
