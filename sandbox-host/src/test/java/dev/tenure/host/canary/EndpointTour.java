package dev.tenure.host.canary;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.MyApp;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.PageClient;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.host.fixture.WebhookReceiver.Sent;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.text.ParseException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A tour of all endpoints with valid requests. It keeps the tokens issued on the way, alive where possible. */
final class EndpointTour {
    private static final Pattern LINK = Pattern.compile("href=\"(/aggregates/[^\"]+)\"");
    private static final java.util.Map<String, String> JSON = java.util.Map.of("Content-Type", "application/json");

    private final MyApp app;
    private final RunningHost host;
    private final WebhookReceiver receiver;
    private Map<String, String> alive = LinkedHashMap.empty();

    EndpointTour(MyApp app, WebhookReceiver receiver) {
        this.app = app;
        this.host = app.host();
        this.receiver = receiver;
    }

    /** Calls all endpoints, and returns the tokens that are alive afterwards by the names of their fields. */
    Map<String, String> everywhere() {
        connections();
        clock();
        items();
        grants();
        lasting();
        pages();
        meters();
        return alive;
    }

    private void clock() {
        assertThat(host.advance("PT1S").status()).isEqualTo(200);
        assertThat(new PageClient(host).post("step=PT30M&kind=item").statusCode())
                .isLessThan(400);
    }

    private void items() {
        var link =
                tokenIn("link_token", "/link/token/create", "'user':{'client_user_id':'ada'},'webhook':'%s'", hook());
        var publicToken = host.complete(link, "ada").text("public_token");
        ok("/link/token/get", "'link_token':'%s'", link);
        var first = host.exchange(publicToken).text("access_token");
        var access = tokenIn("new_access_token", "/item/access_token/invalidate", "'access_token':'%s'", first);
        ok("/item/get", "'access_token':'%s'", access);
        ok("/item/webhook/update", "'access_token':'%s','webhook':'%s'", access, hook());
        var account = ok("/accounts/get", "'access_token':'%s'", access)
                .json()
                .required("accounts")
                .get(0)
                .required("account_id")
                .asString();
        var processor = "'access_token':'%s','account_id':'%s','processor':'dwolla'";
        keep("processor_token", tokenIn("processor_token", "/processor/token/create", processor, access, account));
        ok("/sandbox/item/fire_webhook", "'access_token':'%s','webhook_code':'NEW_ACCOUNTS_AVAILABLE'", access);
        ok("/sandbox/item/reset_login", "'access_token':'%s'", access);
        var update = tokenIn("link_token", "/link/token/create", "'access_token':'%s'", access);
        assertThat(host.complete(update, "ada").status()).isEqualTo(200);
        ok("/sandbox/item/replay_webhooks", "'access_token':'%s'", access);
        isTold();
        keep("access_token", access);
        keep("link_token", host.linkTokenOf("lin"));
        keep(
                "public_token",
                tokenIn(
                        "public_token",
                        "/sandbox/public_token/create",
                        "'institution_id':'ins_1','initial_products':[]"));
        ok("/item/remove", "'access_token':'%s'", host.accessTokenOf("grace"));
    }

    /** Asks for the key that the first webhook is signed with. */
    private void isTold() {
        var first = receiver.next();
        HostObserver.CANARIES.answered("a webhook", 200, first.headers().toString(), first.text());
        ok("/webhook_verification_key/get", "'key_id':'%s'", keyOf(first));
    }

    private static String keyOf(Sent webhook) {
        try {
            return SignedJWT.parse(webhook.header("Plaid-Verification"))
                    .getHeader()
                    .getKeyID();
        } catch (ParseException e) {
            throw new AssertionError("that is no signature", e);
        }
    }

    private void grants() {
        var oauth = OAuthClient.basic(host, CLIENT, SECRET);
        var first = OAuthClient.tokensIn(oauth.exchange(app.codeOf("ada")));
        var second = OAuthClient.tokensIn(
                oauth.refresh(new RefreshToken(first.getRefreshToken().getValue())));
        assertThat(oauth.userinfo(second.getAccessToken()).getStatusCode()).isEqualTo(200);
        oauth.known(second.getAccessToken());
        var own = OAuthClient.tokensIn(oauth.ask(new ClientCredentialsGrant(), "accounts"));
        assertThat(oauth.revoke(own.getAccessToken()).getStatusCode()).isEqualTo(200);
        keep("bearer", second.getAccessToken().getValue());
        keep("refresh_token", second.getRefreshToken().getValue());
        keep("code", app.codeOf("lin"));
        keep("code_verifier", new BoundTokensTour(host).verifier());
    }

    private void lasting() {
        keep("user_token", tokenIn("user_token", "/user/create", "'client_user_id':'ada'"));
        var asked = "'access_tokens':['%s'],'days_requested':60";
        var item = host.accessTokenOf("ada");
        keep("asset_report_token", tokenIn("asset_report_token", "/asset_report/create", asked, item));
        ok(
                "/asset_report/remove",
                "'asset_report_token':'%s'",
                tokenIn("asset_report_token", "/asset_report/create", asked, item));
        assertThat(OAuthClient.basic(host, CLIENT, SECRET)
                        .known(new BearerAccessToken(alive.get("user_token").get()))
                        .isActive())
                .isTrue();
    }

    private void connections() {
        var stitch = app.connected("stitch", "ada");
        app.data(stitch);
        var wanted = "{\"errors\":[{\"extensions\":{\"code\":\"USER_INTERACTION_REQUIRED\"}}]}";
        app.proxy().answerNext("/connect/userinfo", 403, wanted, JSON);
        app.call(stitch);
        app.done(stitch, "updated");
        isBlocked(stitch);
        isInDoubt(app.connected("stitch", "lin"));
        var plaid = app.connected("plaid", "ada");
        app.data(plaid);
        app.done(plaid, "rotate");
        host.ofAccessToken("/sandbox/item/reset_login", app.proxy().lastOf("access"));
        app.call(plaid);
        app.done(plaid, "update");
        lists();
        var item = app.row(plaid).get("remote_id");
        assertThat(app.webhook("{\"webhook_type\":\"ITEM\",\"webhook_code\":\"ANY\",\"item_id\":\"%s\"}"
                                .formatted(item))
                        .status())
                .isEqualTo(200);
        assertThat(app.webhook("{\"webhook_type\":\"ITEM\",\"webhook_code\":\"ERROR\",\"item_id\":\"unknown\"}")
                        .status())
                .isEqualTo(404);
        app.done(app.connected("plaid", "grace"), "close");
    }

    private void lists() {
        app.asked("list", "{\"reference\":\"the account of ada\"}");
        app.asked("resume", "{\"profile\":\"stitch\"}");
        app.asked("by-app", "{\"profile\":\"stitch\",\"reference\":\"the app\"}");
        for (var path : List.of("/list", "/resume", "/by-app"))
            assertThat(app.post(path, "{}").status()).isEqualTo(400);
    }

    private void isBlocked(String id) {
        host.advance("PT15M");
        app.proxy().answerNext("/connect/token", 401, "{\"error\":\"invalid_client\"}", JSON);
        app.call(id);
        app.done(id, "resume");
        app.data(id);
    }

    private void isInDoubt(String id) {
        host.advance("PT15M");
        for (var attempt = 1; attempt <= 33; attempt++) {
            app.proxy().answerNext("/connect/token", 503, "", java.util.Map.of());
            app.call(id);
            host.advance("PT1H");
        }
        app.proxy().forget();
        app.done(id, "resume");
    }

    private void pages() {
        var page = new PageClient(host);
        var lists = List.of("/", "/aggregates/item", "/aggregates/link", "/aggregates/grant", "/aggregates/connection")
                .map(path -> page.get(path).body());
        lists.flatMap(list -> List.ofAll(LINK.matcher(list).results()))
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .forEach(page::get);
    }

    private void meters() {
        for (var name : host.get("/actuator/metrics").json().required("names").values())
            assertThat(host.get("/actuator/metrics/" + name.asString()).status())
                    .isEqualTo(200);
    }

    private void keep(String field, String token) {
        alive = alive.put(field, token);
    }

    private String hook() {
        return receiver.at("/hooks");
    }

    private String tokenIn(String field, String path, String body, Object... values) {
        return ok(path, body, values).text(field);
    }

    private JsonResponse ok(String path, String body, Object... values) {
        var answer = host.post(path, ("{" + body + "}").replace('\'', '"').formatted(values));
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        return answer;
    }
}
