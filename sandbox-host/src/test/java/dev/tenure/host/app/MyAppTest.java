package dev.tenure.host.app;

import static dev.tenure.host.fixture.OAuthClient.refusalIn;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.ElapsedTime;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.MyApp;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.webhook.PlaidSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The app's stories over real HTTP, through a proxy that loses responses. After each, no token that the app ever
 * received is in a table, the log or a response.
 */
final class MyAppTest {
    private static final String TOKEN = "/connect/token";
    private static final String USERINFO = "/connect/userinfo";
    private static final String ACCOUNTS = "/accounts/get";
    private static final MyApp ON_H2 = MyApp.on(Database.h2());
    private static final MyApp ON_POSTGRESQL = MyApp.on(Database.postgresql());
    private static final LogCapture LOG = LogCapture.listen();

    static Stream<MyApp> apps() {
        return Stream.of(ON_H2, ON_POSTGRESQL);
    }

    @AfterAll
    static void stop() {
        apps().forEach(MyApp::stop);
    }

    /** The refusal shows that the log is captured. */
    @AfterEach
    void noTokenIsSeenAnywhere() {
        apps().forEach(app -> {
            var request = app.call("nobody").text("request_id");
            assertThat(LOG.text().lines().filter(line -> line.startsWith(request + " ")))
                    .singleElement()
                    .asString()
                    .endsWith("UNKNOWN_CONNECTION");
        });
        apps().forEach(app -> app.proxy().tokens().forEach(token -> assertThat(app.seen() + LOG.text())
                .doesNotContain(token)));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anExpiredCredentialIsRenewedOnce(MyApp app) {
        var id = app.connected("stitch", "ada");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        var before = app.proxy().countOf(TOKEN);

        app.host().advance("PT14M54S");
        app.data(id);
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before);
        app.host().advance("PT6S");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        app.data(id);

        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 1);
        assertThat(app.versionOf(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("apps")
    @Shows("G6")
    void anAnswerThatIsLostCostsTheAuthorizationAndNothingElse(MyApp app) {
        var id = app.connected("stitch", "ada");
        var configuration = app.shown(id).required("configuration");
        app.host().advance("PT15M");
        var before = app.proxy().countOf(TOKEN);

        app.proxy().loseNextAnswerOf(TOKEN);
        isToAskAgainAfter(Duration.ofSeconds(3), app, id);
        assertThat(app.stateOf(id)).isEqualTo("IN_DOUBT");
        app.isToAskAgainAfter(id);
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 1);

        app.host().advance("PT3S");
        isRefused(app, id, "UNAUTHENTICATED");
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 2);
        isRefused(app, id, "UNAUTHENTICATED");
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 2);
        assertThat(app.stateOf(id)).isEqualTo("UNAUTHENTICATED");
        assertThat(why(app, id)).isEqualTo("REFRESH_REFUSED");
        isPurged(app, id);
        app.await("the three that are to be logged", () -> Stream.of(
                        "REFRESH_FAILED", "CONNECTION_UNAUTHENTICATED", "REAUTHORIZATION_REQUIRED")
                .allMatch(event -> LOG.text().contains("connection " + id + " " + event + ": REFRESH_REFUSED")));

        var restored = app.authorized(id, "ada");
        assertThat(restored.required("connection_id").asString()).isEqualTo(id);
        assertThat(restored.required("configuration")).isEqualTo(configuration);
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aRequestThatWasNotSentLosesNothing(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");

        app.proxy().disconnect();
        isToAskAgainAfter(Duration.ofSeconds(3), app, id);
        assertThat(app.stateOf(id)).isEqualTo("CONNECTED");
        app.proxy().reconnect();
        app.host().advance("PT3S");

        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.versionOf(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anAppThatIsAskedToWaitSendsNothingMeanwhile(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");
        var before = app.proxy().countOf(TOKEN);

        app.proxy().answerNext(TOKEN, 429, "", Map.of("Retry-After", "120"));
        isToAskAgainAfter(Duration.ofMinutes(2), app, id);
        app.host().advance("PT1M");
        app.isToAskAgainAfter(id);
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 1);

        app.host().advance("PT1M");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aDateToWaitForIsReadByTheClockOfItsResponse(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");

        var elapsed = new ElapsedTime();
        var until = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(10).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        app.proxy().answerNext(TOKEN, 503, "busy", Map.of("Retry-After", until));

        elapsed.assertRemaining(Duration.ofMinutes(10), Long.parseLong(app.isToAskAgainAfter(id)));
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aSuccessThatIsNoneIsADoubtAndNotAnEnd(MyApp app) {
        for (var body : new String[] {"", "{}", "<html>", "{\"access_token\":\"\",\"token_type\":\"Bearer\"}", "[]"}) {
            var id = app.connected("stitch", "ada");
            app.host().advance("PT15M");

            app.proxy().answerNext(TOKEN, 200, body, Map.of("Content-Type", "application/json"));
            app.isToAskAgainAfter(id);
            assertThat(app.stateOf(id)).isEqualTo("IN_DOUBT");

            app.host().advance("PT30S");
            assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        }
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aSetUpThatIsRefusedWaitsForTheOperatorAndLosesNothing(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");
        var before = app.proxy().countOf(TOKEN);

        app.proxy()
                .answerNext(TOKEN, 401, "{\"error\":\"invalid_client\"}", Map.of("Content-Type", "application/json"));
        app.call(id).isError(503, "CONNECTION_ERROR", "REFRESH_BLOCKED");
        app.call(id).isError(503, "CONNECTION_ERROR", "REFRESH_BLOCKED");
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 1);
        assertThat(app.shown(id).required("blocked").asBoolean()).isTrue();

        app.done(id, "resume");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aUsersConnectionsAreListedAndTheBlockedOnesOfAProviderResumed(MyApp app) {
        var first = app.connected("stitch", "grace");
        var second = app.connected("stitch", "grace");
        app.host().advance("PT15M");
        for (var id : Stream.of(first, second).toList()) {
            app.proxy()
                    .answerNext(
                            TOKEN, 401, "{\"error\":\"invalid_client\"}", Map.of("Content-Type", "application/json"));
            app.call(id).isError(503, "CONNECTION_ERROR", "REFRESH_BLOCKED");
        }
        var ofGrace = "{\"reference\":\"the account of grace\"}";
        assertThat(blockedIn(app.asked("list", ofGrace))).containsExactlyInAnyOrder(first, second);

        var resumed = app.asked("resume", "{\"profile\":\"stitch\"}");
        assertThat(resumed.required("resumed").asInt()).isEqualTo(2);
        assertThat(resumed.required("refused")).isEmpty();
        assertThat(blockedIn(app.asked("list", ofGrace))).isEmpty();
        assertThat(app.data(second).required("sub").asString()).isEqualTo("grace");

        refused(app.post("/list", "{\"reference\":\"\"}"), "INVALID_FIELD");
        refused(app.post("/resume", "{\"profile\":\"another\"}"), "INVALID_FIELD");
        app.post("/list", "{\"reference\":\"r\",\"after\":\"nobody\"}")
                .isError(404, "CONNECTION_ERROR", "UNKNOWN_CONNECTION");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aConnectionByTheAppsOwnCredentialsNeedsNoUser(MyApp app) {
        var opened = app.asked("by-app", "{\"profile\":\"stitch\",\"reference\":\"the app\"}");
        assertThat(opened.required("state").asString()).isEqualTo("CONNECTED");
        assertThat(opened.required("version").asInt()).isOne();
        app.post("/by-app", "{\"profile\":\"plaid\",\"reference\":\"the app\"}")
                .isError(409, "CONNECTION_ERROR", "NOT_OFFERED");

        var id = opened.required("connection_id").asString();
        app.host().advance("PT1H");
        app.proxy()
                .answerNext(TOKEN, 401, "{\"error\":\"invalid_client\"}", Map.of("Content-Type", "application/json"));
        app.call(id).isError(503, "CONNECTION_ERROR", "REFRESH_BLOCKED");
        app.done(id, "resume");
        app.call(id);
        assertThat(app.versionOf(id)).isGreaterThan(1);
        assertThat(app.shown(id).required("why").isNull()).isTrue();
    }

    private static Stream<String> blockedIn(JsonNode list) {
        return list.required("connections")
                .valueStream()
                .filter(connection -> connection.required("blocked").asBoolean())
                .map(connection -> connection.required("connection_id").asString());
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aTokenEndpointThatIsDownForADayAsksForTheUserAndThenNeedsNone(MyApp app) {
        var id = app.connected("stitch", "ada");
        app.host().advance("PT15M");
        for (var hour = 1; hour <= 33; hour++) {
            app.proxy().answerNext(TOKEN, 503, "", Map.of());
            app.call(id);
            app.host().advance("PT1H");
        }
        app.proxy().forget();
        assertThat(why(app, id)).isEqualTo("REFRESH_UNANSWERED");
        assertThat(app.shown(id).required("waits_for").asString()).isEqualTo("TOKEN_ENDPOINT");
        assertThat(app.shown(id).required("has_credential").asBoolean()).isTrue();

        app.done(id, "resume");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.stateOf(id)).isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anApiThatRefusesWhateverItGetsPausesItsConnectionAndPurgesNothing(MyApp app) {
        var id = app.connected("pleo", "ada");
        var before = app.proxy().countOf(TOKEN);

        app.proxy().answerNext(USERINFO, 401, "", Map.of());
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.proxy().countOf(TOKEN)).isEqualTo(before + 1);
        assertThat(app.versionOf(id)).isEqualTo(2);

        app.proxy().answerNext(USERINFO, 401, "", Map.of());
        app.proxy().answerNext(USERINFO, 401, "", Map.of());
        isToAskAgainAfter(Duration.ofSeconds(3), app, id);
        assertThat(app.stateOf(id)).isEqualTo("CONNECTED");
        assertThat(app.shown(id).required("waits_for").asString()).isEqualTo("API");

        app.host().advance("PT3S");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.versionOf(id)).isEqualTo(3);
        assertThat(app.shown(id).required("failures").asInt()).isZero();
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aPageThatTheUserIsSentToIsShownUntilTheyWereThere(MyApp app) {
        var id = app.connected("stitch", "ada");
        var page = "https://example.com/interaction/7";
        var wanted =
                """
                {"errors":[{"message":"m","extensions":{"code":"USER_INTERACTION_REQUIRED","userInteractionUrl":"%s"}}]}"""
                        .formatted(page);

        app.proxy().answerNext(USERINFO, 403, wanted, Map.of("Content-Type", "application/json"));
        isRefused(app, id, "NEEDS_UPDATE");
        assertThat(app.shown(id).required("where").asString()).isEqualTo(page);

        app.done(id, "updated");
        assertThat(app.data(id).required("sub").asString()).isEqualTo("ada");
        assertThat(app.versionOf(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void theBankAsksForAnUpdateAndTheCredentialIsKept(MyApp app) {
        var id = app.connected("plaid", "ada");
        var accounts = app.data(id).required("accounts");
        assertThat(accounts.isEmpty()).isFalse();

        app.host().ofAccessToken("/sandbox/item/reset_login", app.proxy().lastOf("access"));
        isRefused(app, id, "NEEDS_UPDATE");
        var sent = app.proxy().countOf(ACCOUNTS);
        isRefused(app, id, "NEEDS_UPDATE");
        assertThat(app.proxy().countOf(ACCOUNTS)).isEqualTo(sent);
        assertThat(app.stateOf(id)).isEqualTo("NEEDS_UPDATE");
        assertThat(why(app, id)).isEqualTo("LOGIN_REQUIRED");

        var link = app.done(id, "update").required("link_token").asString();
        assertThat(app.host().complete(link, "ada").status()).isEqualTo(200);
        app.done(id, "updated");
        assertThat(app.data(id).required("accounts")).isEqualTo(accounts);
        assertThat(app.versionOf(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aWebhookActsAtOnceAndThenTheSnapshotIsTheTruth(MyApp app) {
        var id = app.connected("plaid", "ada");
        var sent = app.proxy().countOf(ACCOUNTS);
        app.proxy().hold("/item/get");

        var body =
                """
                {"webhook_type":"ITEM","webhook_code":"USER_PERMISSION_REVOKED","item_id":"%s"}""";
        assertThat(app.webhook(body.formatted(app.row(id).get("remote_id"))).status())
                .isEqualTo(200);
        isRefused(app, id, "NEEDS_UPDATE");
        assertThat(why(app, id)).isEqualTo("USER_REVOKED");
        app.post("/" + id + "/rotate", "").isError(409, "CONNECTION_ERROR", "NEEDS_UPDATE");
        assertThat(app.proxy().countOf(ACCOUNTS)).isEqualTo(sent);

        app.proxy().release("/item/get");
        app.await("the poll", () -> app.stateOf(id).equals("CONNECTED"));
        assertThat(app.webhook(body.formatted("unknown")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aPollFindsWhatNobodyTold(MyApp app) {
        var id = app.connected("plaid", "ada");
        app.host().ofAccessToken("/sandbox/item/reset_login", app.proxy().lastOf("access"));

        app.webhook("{\"webhook_type\":\"ITEM\",\"webhook_code\":\"ANYTHING\",\"item_id\":\"%s\"}"
                .formatted(app.row(id).get("remote_id")));

        app.await("the poll", () -> app.stateOf(id).equals("NEEDS_UPDATE"));
        assertThat(why(app, id)).isEqualTo("LOGIN_REQUIRED");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aWebhookOfSomebodyElseIsNotBelieved(MyApp app) {
        var id = app.connected("plaid", "ada");
        var body = "{\"webhook_type\":\"ITEM\",\"webhook_code\":\"USER_PERMISSION_REVOKED\",\"item_id\":\"%s\"}"
                .formatted(app.row(id).get("remote_id"));
        var stranger = PlaidSignature.key(Curve.P_256, "signing");
        var now = Instant.parse(app.host().get("/sandbox/clock").text("now"));

        for (var signature :
                new String[] {PlaidSignature.of(stranger, now, body.getBytes(StandardCharsets.UTF_8)), "nonsense", ""})
            app.webhook(body, signature).isError(401, "CONNECTION_ERROR", "WEBHOOK_NOT_VERIFIED");

        assertThat(app.stateOf(id)).isEqualTo("CONNECTED");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anAccessTokenIsRotatedAndTheOldOneIsRefusedThere(MyApp app) {
        var id = app.connected("plaid", "ada");
        var old = app.proxy().lastOf("access");

        assertThat(app.done(id, "rotate").required("version").asInt()).isEqualTo(2);

        assertThat(app.data(id).required("accounts").isEmpty()).isFalse();
        assertThat(app.proxy().lastOf("access")).isNotEqualTo(old);
        app.host().ofAccessToken("/item/get", old).isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anItemThatIsGoneWantsItsUserInLinkAndTheConnectionStays(MyApp app) {
        var id = app.connected("plaid", "ada");
        app.host().ofAccessToken("/item/remove", app.proxy().lastOf("access"));

        isRefused(app, id, "UNAUTHENTICATED");
        assertThat(why(app, id)).isEqualTo("ITEM_GONE");
        isPurged(app, id);

        assertThat(app.linked(id, app.host().publicTokenOf("ada"))
                        .required("connection_id")
                        .asString())
                .isEqualTo(id);
        assertThat(app.data(id).required("accounts").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aSecondItemIsNotExchangedForAConnectionThatHasOne(MyApp app) {
        var id = app.connected("plaid", "ada");
        var second = app.host().publicTokenOf("ada");

        app.post("/" + id + "/authorized", "{\"public_token\":\"%s\"}".formatted(second))
                .isError(409, "CONNECTION_ERROR", "ALREADY_CONNECTED");

        assertThat(app.host().exchange(second).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aClosedConnectionsTokenIsRevokedAndThenRefused(MyApp app) {
        var stitch = app.connected("stitch", "ada");
        var access = app.proxy().lastOf("access");
        var refresh = app.proxy().lastOf("refresh");
        isClosedAndEmpty(app.done(stitch, "close"));
        var oauth = OAuthClient.basic(app.host(), CLIENT, SECRET);
        assertThat(oauth.userinfo(access).getStatusCode()).isEqualTo(401);
        assertThat(refusalIn(oauth.refresh(new RefreshToken(refresh)))).isEqualTo("invalid_grant");
        isRefused(app, stitch, "CONNECTION_CLOSED");

        var plaid = app.connected("plaid", "ada");
        var item = app.proxy().lastOf("access");
        isClosedAndEmpty(app.done(plaid, "close"));
        app.host().ofAccessToken("/item/get", item).isError(400, "ITEM_ERROR", "ITEM_NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anUnconfirmedRevocationKeepsTheTokenAndIsRepeated(MyApp app) {
        for (var profile : new String[] {"stitch", "plaid"}) {
            var id = app.connected(profile, "ada");
            app.proxy().loseNextAnswerOf("/connect/revocation");
            app.proxy().loseNextAnswerOf("/item/remove");

            var closed = app.done(id, "close");
            assertThat(closed.required("state").asString()).isEqualTo("CLOSED");
            assertThat(closed.required("has_credential").asBoolean()).isTrue();
            isClosedAndEmpty(app.done(id, "close"));
            app.proxy().forget();
        }
    }

    @ParameterizedTest
    @MethodSource("apps")
    void aCodeThatComesForAClosedConnectionLeavesNoGrantBehind(MyApp app) {
        var id = app.opened("stitch", "ada").required("connection_id").asString();
        app.done(id, "close");

        var code = app.codeOf("ada");
        app.post("/" + id + "/authorized", "{\"code\":\"%s\"}".formatted(code))
                .isError(409, "CONNECTION_ERROR", "CONNECTION_CLOSED");

        var oauth = OAuthClient.basic(app.host(), CLIENT, SECRET);
        assertThat(refusalIn(oauth.refresh(new RefreshToken(app.proxy().lastOf("refresh")))))
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void anUnknownRequestIsRefusedAndNotRepeated(MyApp app) {
        var smuggled = "smuggled0b5c";
        for (var body : new String[] {"", "[]", "{", "5"}) refused(app.post("", body), "INVALID_BODY");
        refused(app.post("", "{\"reference\":\"r\"}"), "MISSING_FIELDS");
        refused(app.post("", "{\"profile\":\"stitch\"}"), "MISSING_FIELDS");
        refused(app.post("", "{\"profile\":\"smuggled0b5c\",\"reference\":\"r\"}"), "INVALID_FIELD");
        refused(app.post("", "{\"profile\":5,\"reference\":\"r\"}"), "INVALID_FIELD");
        for (var reference : new String[] {"\"\"", "5", "\"smuggled0b5c\\u0000\"", "\"" + smuggled.repeat(60) + "\""})
            refused(app.post("", "{\"profile\":\"stitch\",\"reference\":" + reference + "}"), "INVALID_FIELD");

        var stitch = app.opened("stitch", "r").required("connection_id").asString();
        var plaid = app.opened("plaid", "r").required("connection_id").asString();
        refused(app.post("/" + stitch + "/authorized", "{\"public_token\":\"smuggled0b5c\"}"), "MISSING_FIELDS");
        refused(app.post("/" + plaid + "/authorized", "{\"code\":\"smuggled0b5c\"}"), "MISSING_FIELDS");
        refused(app.post("/" + stitch + "/authorized", "{\"code\":\" \"}"), "MISSING_FIELDS");
        refused(app.post("/" + stitch + "/authorized", "{\"code\":[\"smuggled0b5c\"]}"), "INVALID_FIELD");
        app.post("/" + stitch + "/authorized", "{\"code\":\"smuggled0b5c\"}")
                .isError(409, "CONNECTION_ERROR", "EXCHANGE_REFUSED");
        app.post("/" + plaid + "/authorized", "{\"public_token\":\"smuggled0b5c\"}")
                .isError(409, "CONNECTION_ERROR", "EXCHANGE_REFUSED");
        isRefused(app, stitch, "NOT_CONNECTED");
        app.post("/" + stitch + "/rotate", "").isError(409, "CONNECTION_ERROR", "NOT_OFFERED");

        var unknown = "3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11";
        for (var id : new String[] {smuggled, unknown})
            for (var what : new String[] {"call", "update", "updated", "rotate", "close", "resume"})
                app.post("/" + id + "/" + what, "").isError(404, "CONNECTION_ERROR", "UNKNOWN_CONNECTION");
        app.post("/" + unknown + "/authorized", "{}").isError(404, "CONNECTION_ERROR", "UNKNOWN_CONNECTION");
        assertThat(app.webhook(smuggled.repeat(6_000), "").status()).isEqualTo(413);
        assertThat(app.answers() + LOG.text()).doesNotContain(smuggled);
    }

    private static void refused(JsonResponse answer, String code) {
        answer.isError(400, "INVALID_REQUEST", code);
    }

    private static void isToAskAgainAfter(Duration span, MyApp app, String id) {
        new ElapsedTime().assertRemaining(span, Long.parseLong(app.isToAskAgainAfter(id)));
    }

    private static void isClosedAndEmpty(JsonNode connection) {
        assertThat(connection.required("state").asString()).isEqualTo("CLOSED");
        assertThat(connection.required("has_credential").asBoolean()).isFalse();
    }

    private static String why(MyApp app, String id) {
        return app.shown(id).required("why").asString();
    }

    private static void isRefused(MyApp app, String id, String code) {
        app.call(id).isError(409, "CONNECTION_ERROR", code);
    }

    private static void isPurged(MyApp app, String id) {
        var row = app.row(id);
        assertThat(row.get("access_sealed")).isNull();
        assertThat(row.get("refresh_sealed")).isNull();
        assertThat(row.get("vault_key")).isNull();
    }
}
