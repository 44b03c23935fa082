package dev.tenure.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.PageClient;
import dev.tenure.host.fixture.RunningHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page for people, without a browser. */
final class PageTest {
    private static final RunningHost HOST = RunningHost.start();
    private static final String NOBODY = "3f2c9bb4-6a54-4d4e-9b3b-0d7c4c1f8a11";

    @AfterAll
    static void stop() {
        HOST.close();
    }

    static Stream<Database> databases() {
        return Stream.of(Database.h2(), Database.postgresql());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void itShowsAggregatesOfEveryKindTheNewestFirst(Database database) {
        try (var host = RunningHost.start(database)) {
            var page = new PageClient(host);
            assertThat(page.all().body()).contains("There are none yet.").doesNotContain("<table");
            host.accessTokenOf("ada");
            host.publicTokenOf("grace");
            host.post("/sandbox/authorize", "{\"user\":\"ada\",\"scope\":\"accounts\"}");
            host.post("/app/connections", "{\"profile\":\"stitch\",\"reference\":\"ledger 42\"}");

            assertThat(page.rowsOf("item")).hasSize(2);
            assertThat(page.rowsOf("item").get(0)).contains("grace", "Pending", "given up", "NEVER_EXCHANGED");
            assertThat(page.rowsOf("item").get(1)).contains("ada", "Active", "ITEM_AGED", RunningHost.INSTITUTION);
            assertThat(page.rowsOf("link")).hasSize(2).allSatisfy(row -> assertThat(row)
                    .contains("Succeeded", "sessions: 1, bad logins: 0"));
            assertThat(page.rowsOf("grant").get(0)).contains("ada", "Authorized", "accounts", "end of its code");
            assertThat(page.rowsOf("connection").get(0)).contains("stitch: ledger 42", "AwaitingAuthorization");
        }
    }

    @Test
    void theEffectsOfTimeAreShownRecordedOrNot() {
        HOST.linkTokenOf("ada");
        var page = new PageClient(HOST);
        assertThat(page.rowsOf("link").get(0)).contains("Open", "end of its token", "LIFETIME_ENDED");

        HOST.advance("PT4H");

        assertThat(page.rowsOf("link").get(0)).contains("Ended", "ended", "LIFETIME_ENDED", " ago");
    }

    @Test
    void thereIsALimitAndAWayToTheRest() {
        try (var host = RunningHost.start()) {
            for (var link = 0; link < 73; link++) host.linkTokenOf("user-" + link);
            var page = new PageClient(host);

            assertThat(page.rowsOf("link")).hasSize(20);
            assertThat(page.all().body()).contains("The other 53");
            var next =
                    page.get(page.linkTo("/aggregates/link?before=", page.all().body()));
            assertThat(page.rowsIn(next.body())).hasSize(50);
            assertThat(next.body()).contains("user-52", "user-3<").doesNotContain("user-53", "user-2<");
            var rest = page.get(page.linkTo("/aggregates/link?before=", next.body()));
            assertThat(page.rowsIn(rest.body())).hasSize(3);
            assertThat(rest.body()).contains("user-0").doesNotContain("Older ones");
        }
    }

    @Test
    void anAggregateHasAPageWithItsDiagramAndItsNotices() {
        var access = HOST.accessTokenOf("lin");
        HOST.ofAccessToken("/sandbox/item/reset_login", access);
        var page = new PageClient(HOST);
        var path = page.linkTo("/aggregates/item/", page.all().body());

        var shown = page.await(path, "ITEM_LOGIN_REQUIRED");

        assertThat(shown)
                .contains("<title>Item " + path.substring(path.lastIndexOf('/') + 1))
                .contains("State diagram of Item: the current state is NeedsUpdate")
                .contains("class=\"state marked\" data-state=\"NeedsUpdate\"")
                .contains("completeUpdate, selfHeal");
        assertThat(shown.split("state marked", -1)).hasSize(2);
        assertThat(page.all().body()).contains("ITEM_LOGIN_REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/aggregates/item/" + NOBODY,
                "/aggregates/link/" + NOBODY,
                "/aggregates/grant/" + NOBODY,
                "/aggregates/connection/" + NOBODY,
                "/aggregates/item/access-sandbox-" + NOBODY,
                "/aggregates/item/%3Cscript%3E",
                "/aggregates/token/" + NOBODY,
                "/aggregates/script",
                "/aggregates/item?before=x",
                "/aggregates/item?before=-1",
                "/aggregates/item?before=99999999999999999999"
            })
    void aMissingPageRepeatsNothingOfItsAddress(String path) {
        var answer = new PageClient(HOST).get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("There is no such aggregate").doesNotContain(NOBODY, "script", "before");
    }

    @Test
    void foreignContentIsShownAsText() {
        var hostile = "<script>alert(1)</script>\\\"'&amp;${10001*10003}[[${10001*10003}]]";
        HOST.post("/link/token/create", "{\"user\":{\"client_user_id\":\"%s\"}}".formatted(hostile));
        HOST.post("/app/connections", "{\"profile\":\"stitch\",\"reference\":\"%s\"}".formatted(hostile));
        HOST.post(
                "/sandbox/link/complete",
                "{\"link_token\":\"%s\",\"institution_id\":\"%s\",\"username\":\"ada\"}"
                        .formatted(HOST.linkTokenOf("ada"), hostile));
        var page = new PageClient(HOST);
        var all = page.all().body();
        var shown = all
                + page.get(page.linkTo("/aggregates/item/", all)).body()
                + page.get(page.linkTo("/aggregates/connection/", all)).body();

        var text = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;amp;${10001*10003}[[${10001*10003}]]";
        assertThat(shown.split(Pattern.quote(text), -1)).hasSizeGreaterThanOrEqualTo(6);
        assertThat(shown).doesNotContain("<script", "alert(1)</script", "100040003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/aggregates/item", "/aggregates/item/" + NOBODY, "/page.css", "/page.svg"})
    void nothingIsKeptFramedOrLoadedFromElsewhere(String path) {
        var headers = new PageClient(HOST).get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
        assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void theStylesheetAndTheIconAreWhatTheySay() {
        assertThat(new PageClient(HOST).get("/page.css").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
        assertThat(new PageClient(HOST).get("/page.svg").headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
        HOST.get("/page.html").isError(404, "INVALID_REQUEST", "NOT_FOUND");
        HOST.get("/all.html").isError(404, "INVALID_REQUEST", "NOT_FOUND");
        HOST.get("/states.md").isError(404, "INVALID_REQUEST", "NOT_FOUND");
        HOST.get("/aggregates/item/" + NOBODY + "/more").isError(404, "INVALID_REQUEST", "NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"PT30M, PT30M", "PT24H, P1D", "PT168H, P7D", "PT2160H, P90D", "PT8760H, P365D"})
    void aButtonSetsTheClockForwardAndGoesBack(String step, Duration length) {
        var before = HOST.ahead();

        var answer = new PageClient(HOST).post("step=" + step);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/#clock");
        assertThat(HOST.ahead()).isEqualTo(before.plus(length));
    }

    @Test
    void onTheAggregatesPageItGoesBackThereAndNowhereElse() {
        HOST.linkTokenOf("ada");
        var page = new PageClient(HOST);
        var path = page.linkTo("/aggregates/link/", page.all().body());
        var id = path.substring(path.lastIndexOf('/') + 1);

        assertThat(page.post("step=PT30M&kind=link&id=" + id).headers().firstValue("Location"))
                .hasValue(path + "#clock");
        for (var elsewhere :
                new String[] {"kind=item&id=" + id, "kind=//evil.example&id=x", "kind=link&id=//x", "id=x"})
            assertThat(page.post("step=PT30M&" + elsewhere).headers().firstValue("Location"))
                    .hasValue("/#clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "step=", "step=PT1S", "step=-PT30M", "step=P36526D", "step=%3Cscript%3E"})
    void anyOtherStepIsRefused(String form) {
        var before = HOST.ahead();

        var answer = new PageClient(HOST).post(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Not understood").doesNotContain("script");
        assertThat(HOST.ahead()).isEqualTo(before);
    }

    @Test
    void theClockGoesNoFurtherThanItCan() {
        try (var host = RunningHost.start()) {
            host.advance("P36500D");
            var before = host.ahead();

            var answer = new PageClient(host).post("step=PT2160H");

            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("Too far");
            assertThat(host.ahead()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, http://localhost:1",
        "Origin, null"
    })
    void anotherWebsiteDoesNotSetTheClock(String header, String value) {
        var before = HOST.ahead();

        var answer = new PageClient(HOST).post("step=PT30M", header, value);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("another website");
        assertThat(HOST.ahead()).isEqualTo(before);
    }

    @Test
    void theBrowserSaysThatThePageItselfSentTheForm() {
        var own = HOST.at("").toString();

        assertThat(new PageClient(HOST).post("step=PT30M", "Origin", own).statusCode())
                .isEqualTo(303);
        assertThat(new PageClient(HOST)
                        .post("step=PT30M", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
        assertThat(new PageClient(HOST).get("/", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "LOCALHOST, 200",
        "127.0.0.1, 200",
        "[::1], 200",
        "tenure.localhost, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "127.0.0.1.evil.example, 403"
    })
    void onlyNamesOfThisMachineLeadHere(String name, int status) {
        assertThat(statusBy(name, "/")).isEqualTo(status);
        assertThat(statusBy(name + ":" + HOST.port(), "/")).isEqualTo(status);
        assertThat(statusBy(name, "/sandbox/clock")).as("the API").isEqualTo(200);
    }

    @Test
    void aFailureIsAPageToo() {
        var database = Database.h2();
        try (var host = RunningHost.start(database)) {
            var log = LogCapture.listen();
            JdbcClient.create(database.source()).sql("DROP TABLE sandbox_clock").update();

            var answer = new PageClient(host).get("/");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Something failed here").doesNotContain("sandbox_clock", "Exception");
            assertThat(log.text()).contains("/ failed");
        }
    }

    /** Sends a request by hand, because the JDK's client sets the host name itself. */
    private static int statusBy(String name, String path) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), HOST.port())) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
