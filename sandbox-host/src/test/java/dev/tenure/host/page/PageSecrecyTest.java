package dev.tenure.host.page;

import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.MyApp;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.PageClient;
import dev.tenure.host.fixture.RunningHost;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No page shows a secret: every token that the host has issued is searched for on every page. */
@Shows("G8")
final class PageSecrecyTest {
    private static final Pattern ANY_TOKEN = Pattern.compile("[a-z]+[-_](?:sandbox|production|development)[-_]\\w{8}");
    private static final Pattern LINK = Pattern.compile("href=\"(/aggregates/[^\"]+)\"");
    private static final String WEBHOOK = "https://ada:opensesame@example.com/hook";

    @Test
    void noPageBearsATokenOfAnyKind() {
        var app = MyApp.on(Database.h2());
        try {
            var host = app.host();
            var tokens = tokensOfItems(host).addAll(tokensOfGrants(host)).addAll(tokensOfApps(app));
            assertThat(tokens.map(PageSecrecyTest::kindOf))
                    .containsAll(
                            HashSet.of("link", "public", "access", "processor", "user", "assets", "code", "refresh"));
            new PageClient(host).await("/", "LINK_SUCCEEDED");

            var pages = everyPageOf(new PageClient(host));

            assertThat(pages.length()).isGreaterThan(12);
            assertThat(pages).allSatisfy(page -> assertThat(page)
                    .doesNotContain(tokens.toJavaArray(String[]::new))
                    .doesNotContain(SECRET, "opensesame")
                    .doesNotContainPattern(ANY_TOKEN));
        } finally {
            app.stop();
        }
    }

    @Test
    void aTokenInAnAddressIsNeitherRepeatedNorLogged() {
        try (var host = RunningHost.start()) {
            var log = LogCapture.listen();
            var token = host.accessTokenOf("ada");
            for (var path :
                    List.of("/aggregates/item/" + token, "/aggregates/" + token, "/aggregates/item?before=" + token)) {
                var answer = new PageClient(host).get(path);

                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).doesNotContain(token);
            }
            new PageClient(host).post("step=" + token + "&kind=item&id=" + token);
            assertThat(log.text()).doesNotContain(token);
        }
    }

    private static Set<String> tokensOfItems(RunningHost host) {
        var link = host.linkTokenOf("ada");
        var publicToken = host.complete(link, "ada").text("public_token");
        var access = host.exchange(publicToken).text("access_token");
        host.post("/item/webhook/update", "{\"access_token\":\"%s\",\"webhook\":\"%s\"}".formatted(access, WEBHOOK));
        var account = host.ofAccessToken("/accounts/get", access)
                .json()
                .required("accounts")
                .get(0)
                .required("account_id")
                .asString();
        var processor = host.post(
                        "/processor/token/create",
                        "{\"access_token\":\"%s\",\"account_id\":\"%s\",\"processor\":\"dwolla\"}"
                                .formatted(access, account))
                .text("processor_token");
        var update = host.ofAccessToken("/link/token/create", access).text("link_token");
        var rotated =
                host.ofAccessToken("/item/access_token/invalidate", access).text("new_access_token");
        return HashSet.of(
                link,
                publicToken,
                access,
                processor,
                update,
                rotated,
                host.linkTokenOf("lin"),
                host.publicTokenOf("grace"));
    }

    private static Set<String> tokensOfGrants(RunningHost host) {
        var oauth = OAuthClient.basic(host, CLIENT, SECRET);
        var code = codeOf(host);
        var first = new JsonResponse(200, oauth.exchange(code).getBody());
        var second = new JsonResponse(
                200,
                oauth.refresh(new RefreshToken(first.text("refresh_token"))).getBody());
        var user = host.post("/user/create", "{\"client_user_id\":\"ada\"}").text("user_token");
        var report = host.post(
                        "/asset_report/create",
                        "{\"access_tokens\":[\"%s\"],\"days_requested\":60}".formatted(host.accessTokenOf("ada")))
                .text("asset_report_token");
        return HashSet.of(
                code,
                codeOf(host),
                first.text("access_token"),
                first.text("refresh_token"),
                second.text("access_token"),
                second.text("refresh_token"),
                user,
                report);
    }

    private static String codeOf(RunningHost host) {
        return host.post("/sandbox/authorize", "{\"user\":\"ada\",\"scope\":\"accounts offline_access\"}")
                .text("code");
    }

    /** The tokens that the app issues. Those that it keeps never come out; the pattern of tokens covers them. */
    private static Set<String> tokensOfApps(MyApp app) {
        app.connected("stitch", "ada");
        app.connected("plaid", "grace");
        return HashSet.of(
                app.opened("plaid", "ledger 42").required("link_token").asString());
    }

    private static String kindOf(String token) {
        return token.split("[-_]", 2)[0];
    }

    private static List<String> everyPageOf(PageClient page) {
        var lists = List.of("/", "/aggregates/item", "/aggregates/link", "/aggregates/grant", "/aggregates/connection")
                .map(path -> page.get(path).body());
        var aggregates = lists.flatMap(list -> List.ofAll(LINK.matcher(list).results()))
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .map(path -> page.get(path).body());
        return lists.appendAll(aggregates);
    }
}
