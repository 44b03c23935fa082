package dev.tenure.host.notify;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.plaid.client.model.JWKPublicKey;
import com.plaid.client.model.SandboxItemFireWebhookRequest;
import com.plaid.client.model.SandboxItemFireWebhookRequest.WebhookCodeEnum;
import com.plaid.client.model.WebhookType;
import com.plaid.client.model.WebhookVerificationKeyGetRequest;
import com.plaid.client.request.PlaidApi;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.host.webhook.PlaidWebhookVerifier;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The webhooks of a running host, by itself and on request. */
final class WebhooksTest {
    private static final Database DATABASE = Database.h2();
    private static final RunningHost HOST =
            RunningHost.startStill(DATABASE, "--tenure.webhooks.allow-private-networks=true");
    private static final PlaidApi PLAID = HOST.plaid(CLIENT, SECRET);

    private final WebhookReceiver receiver = WebhookReceiver.open();

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void anItemsEventsAreSentWithoutARequestAndPlaidsClientFindsTheKey() {
        var log = LogCapture.listen();
        var access = accessToken(receiver.at("/hooks?key=opensesame"));

        HOST.ofAccessToken("/sandbox/item/reset_login", access);

        assertThat(believed().json().required("webhook_code").asString()).isEqualTo("ITEM_ADD_RESULT");
        assertThat(believed().json().required("webhook_code").asString()).isEqualTo("SESSION_FINISHED");
        var error = believed();
        assertThat(error.json().required("error").required("error_code").asString())
                .isEqualTo("ITEM_LOGIN_REQUIRED");
        assertThat(error.json().required("item_id").asString()).isEqualTo(itemOf(access));
        assertThat(log.text() + error.text()).doesNotContain(access).doesNotContain("opensesame");
    }

    @ParameterizedTest
    @CsvSource({
        "DEFAULT_UPDATE, TRANSACTIONS",
        "ERROR, ITEM",
        "LOGIN_REPAIRED, ITEM",
        "NEW_ACCOUNTS_AVAILABLE, ITEM",
        "PENDING_DISCONNECT, ITEM",
        "PENDING_EXPIRATION, ITEM",
        "USER_ACCOUNT_REVOKED, ITEM",
        "USER_PERMISSION_REVOKED, ITEM"
    })
    void aFiredWebhookLeavesTheItemAsItWas(String code, String type) {
        var access = linked();
        var before = HOST.ofAccessToken("/item/get", access).json().required("item");

        var answer = fire(access, "\"webhook_code\":\"" + code + "\"");

        assertThat(answer.json().required("webhook_fired").asBoolean()).isTrue();
        var sent = believed().json();
        assertThat(sent.required("webhook_code").asString()).isEqualTo(code);
        assertThat(sent.required("webhook_type").asString()).isEqualTo(type);
        assertThat(sent.required("environment").asString()).isEqualTo("sandbox");
        assertThat(sent.required("item_id").asString()).isEqualTo(itemOf(access));
        assertThat(sent.toString()).doesNotContain(access);
        assertThat(HOST.ofAccessToken("/item/get", access).json().required("item"))
                .isEqualTo(before);
    }

    @Test
    void plaidsClientFires() throws IOException {
        var access = linked();

        var answer = PLAID.sandboxItemFireWebhook(new SandboxItemFireWebhookRequest()
                        .accessToken(access)
                        .webhookType(WebhookType.ITEM)
                        .webhookCode(WebhookCodeEnum.NEW_ACCOUNTS_AVAILABLE))
                .execute()
                .body();

        assertThat(answer).isNotNull();
        assertThat(answer.getWebhookFired()).isTrue();
        assertThat(answer.getRequestId()).isNotBlank();
        assertThat(believed().json().required("error").isNull()).isTrue();
    }

    @Test
    void aParkedWebhookIsSentOnRequest() {
        var access = linked();
        var item = itemOf(access);
        assertThat(isReplayed(access)).isFalse();
        for (var attempt = 0; attempt < 7; attempt++) receiver.answerNext(503);
        HOST.ofAccessToken("/sandbox/item/reset_login", access);
        var first = receiver.next();
        for (var failed = 1; failed < 7; failed++) {
            awaitFailure(failed, item);
            HOST.advance("PT12H");
            assertThat(receiver.next().text()).isEqualTo(first.text());
        }
        awaitFailure(7, item);

        assertThat(isReplayed(access)).isTrue();

        assertThat(receiver.next().text()).isEqualTo(first.text());
        assertThat(isReplayed(access)).isFalse();
    }

    /** Waits until this Item's own stream has recorded so many failures and is not claimed. */
    private static void awaitFailure(int failed, String item) {
        var recorded = JdbcClient.create(DATABASE.source())
                .sql("SELECT COUNT(*) FROM tenure_stream WHERE aggregate_id = ? AND failed = ? AND NOT claimed")
                .params(item, failed);
        HOST.await("failure " + failed, () -> recorded.query(Long.class).single() == 1);
    }

    private static boolean isReplayed(String access) {
        return HOST.ofAccessToken("/sandbox/item/replay_webhooks", access)
                .json()
                .required("replayed")
                .asBoolean();
    }

    @Test
    void aWebhookThatNobodyAcceptsIsNotReportedAsFired() {
        var access = linked();
        receiver.answerNext(500);

        assertThat(fire(access, "\"webhook_code\":\"ERROR\"")
                        .json()
                        .required("webhook_fired")
                        .asBoolean())
                .isFalse();

        receiver.next();
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void withoutAWebhookNothingIsFired() {
        fire(HOST.accessTokenOf("ada"), "\"webhook_code\":\"ERROR\"")
                .isError(400, "SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"webhook_code\":\"SMUGGLED\"",
                "\"webhook_code\":7",
                "\"webhook_code\":\"ERROR\",\"webhook_type\":\"SMUGGLED\"",
                "\"webhook_code\":\"ERROR\",\"webhook_type\":\"TRANSACTIONS\"",
                "\"webhook_code\":\"DEFAULT_UPDATE\",\"webhook_type\":\"ITEM\""
            })
    void anUnknownWebhookIsNotFired(String fields) {
        var refusal = fire(linked(), fields).isError(400, "INVALID_REQUEST", "INVALID_FIELD");

        assertThat(refusal.body()).doesNotContain("SMUGGLED");
        assertThat(receiver.rest()).isEmpty();
    }

    @Test
    void aKeyOfAnotherNameIsUnknown() {
        HOST.post("/webhook_verification_key/get", "{\"key_id\":\"6c5516e1-92dc-479e-a8ff-5a51992e0001\"}")
                .isError(400, "INVALID_INPUT", "INVALID_WEBHOOK_VERIFICATION_KEY_ID");
        HOST.post("/webhook_verification_key/get", "{}").isError(400, "INVALID_REQUEST", "MISSING_FIELDS");
    }

    private static JsonResponse fire(String access, String fields) {
        return HOST.post("/sandbox/item/fire_webhook", "{\"access_token\":\"" + access + "\"," + fields + "}");
    }

    /** Links an Item and receives its Link's webhooks. */
    private String linked() {
        var access = accessToken(receiver.at("/hooks"));
        receiver.next();
        receiver.next();
        return access;
    }

    private static String accessToken(String webhook) {
        var made = HOST.post(
                "/sandbox/public_token/create",
                """
                {"institution_id":"ins_1","initial_products":[],"options":{"webhook":"%s"}}"""
                        .formatted(webhook));
        return HOST.exchange(made.text("public_token")).text("access_token");
    }

    private static String itemOf(String access) {
        return HOST.ofAccessToken("/item/get", access)
                .json()
                .required("item")
                .required("item_id")
                .asString();
    }

    /** The next webhook, verified with the key that the host publishes. */
    private WebhookReceiver.Sent believed() {
        var sent = receiver.next();
        var now = Instant.parse(HOST.get("/sandbox/clock").text("now"));
        var verifier = new PlaidWebhookVerifier(kid -> Option.of(published(kid)), () -> now);
        assertThat(verifier.verify(sent.headers(), sent.body()).isRight()).isTrue();
        return sent;
    }

    private static ECKey published(String kid) {
        try {
            var found = PLAID.webhookVerificationKeyGet(new WebhookVerificationKeyGetRequest().keyId(kid))
                    .execute()
                    .body();
            assertThat(found).isNotNull();
            return keyOf(found.getKey());
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        }
    }

    private static ECKey keyOf(JWKPublicKey key) {
        assertThat(key.getAlg()).isEqualTo("ES256");
        assertThat(key.getKty()).isEqualTo("EC");
        assertThat(key.getUse()).isEqualTo("sig");
        assertThat(key.getExpiredAt()).isNull();
        return new ECKey.Builder(Curve.parse(key.getCrv()), new Base64URL(key.getX()), new Base64URL(key.getY()))
                .keyID(key.getKid())
                .build();
    }
}
