package dev.tenure.host.canary;

import static dev.tenure.host.canary.HostObserver.CANARIES;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.host.canary.Canaries.Response;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.LogCapture;
import dev.tenure.host.fixture.MyApp;
import dev.tenure.host.fixture.PageClient;
import dev.tenure.host.fixture.WebhookReceiver;
import dev.tenure.token.TokenKind;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** All endpoints, with valid and invalid requests: a secret is in the responses that issue it and nowhere else. */
@Shows("G8")
final class HostCanaryTest {
    private static final String VAULT_KEY = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=";

    /** A text that looks like a token and is planted in every place that is searched. */
    private static final String PLANTED = "access-sandbox-" + UUID.randomUUID();

    private static Set<String> theirs = HashSet.empty();
    private static Seq<Response> toStrangers = Vector.empty();
    private static Seq<String> webhooks = Vector.empty();
    private static Seq<String> files = Vector.empty();
    private static String log = "";
    private static SecretSearch search = new SecretSearch(Vector.empty());

    @BeforeAll
    static void everythingIsAsked(@TempDir Path directory) throws IOException {
        List.of(SECRET, OTHER_SECRET, VAULT_KEY).forEach(CANARIES::add);
        var app = MyApp.on(
                Database.h2(directory),
                "--spring.main.sources=" + HostObserver.class.getName(),
                "--tenure.webhooks.allow-private-networks=true",
                "--tenure.app.vault-key=" + VAULT_KEY);
        var lines = LogCapture.listen();
        try (var receiver = WebhookReceiver.open()) {
            var alive = new EndpointTour(app, receiver).everywhere();
            theirs = CANARIES.responses().flatMap(IssuedSecrets::by).toSet();
            var before = CANARIES.responses().length();
            ask(new MisplacedTokens(app.host(), alive, OTHER_CLIENT, OTHER_SECRET));
            toStrangers = CANARIES.responses().drop(before);
            ask(new MisplacedTokens(app.host(), alive, CLIENT, SECRET));
            plant(app, receiver);
            app.await("what is to be logged", () -> lines.text().contains("LINK_SUCCEEDED"));
            webhooks = Vector.of(receiver.next()).appendAll(receiver.rest()).map(sent -> sent.headers() + sent.text());
            files = contentsOf(directory);
        } finally {
            app.stop();
        }
        log = lines.text();
        search = new SecretSearch(CANARIES.secrets());
    }

    private static void ask(MisplacedTokens noise) {
        CANARIES.endpoints().sorted().forEach(noise::at);
    }

    /** Plants it as a reference, which is no secret and so is stored and shown; in the log; and in a webhook. */
    private static void plant(MyApp app, WebhookReceiver receiver) {
        var opened = app.opened("stitch", PLANTED);
        app.shown(opened.required("connection_id").asString());
        new PageClient(app.host()).all();
        LoggerFactory.getLogger("dev.tenure.host").info("it was {}", basic(PLANTED));
        var webhook = HttpRequest.newBuilder(URI.create(receiver.at("/hooks"))).header("X-Planted", PLANTED);
        app.host().responseTo(webhook.POST(BodyPublishers.noBody()).build());
    }

    @Test
    void everyEndpointWasAskedRightlyAndWrongly(TestReporter reporter) {
        var endpoints = CANARIES.endpoints().remove("/error");
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(40);
        assertThat(CANARIES.responses().filter(Response::isGood).map(Response::endpoint))
                .containsAll(endpoints)
                .contains("/actuator/metrics/{requiredMetricName}");
        assertThat(CANARIES.responses().reject(Response::isGood).map(Response::endpoint))
                .containsAll(endpoints.remove("/").remove("/sandbox/clock"));
        assertThat(CANARIES.kinds())
                .contains(
                        TokenKind.LINK,
                        TokenKind.PUBLIC,
                        TokenKind.ACCESS,
                        TokenKind.PROCESSOR,
                        TokenKind.CODE,
                        TokenKind.REFRESH,
                        TokenKind.USER,
                        TokenKind.ASSET_REPORT);
        reporter.publishEntry(
                "answers looked through", Integer.toString(CANARIES.responses().size()));
        reporter.publishEntry(
                "secrets looked for", Integer.toString(CANARIES.secrets().size()));
    }

    @Test
    void noAnswerHasASecretButThoseItIsThereToHandOut() {
        assertThat(CANARIES.responses())
                .filteredOn(result -> search.in(IssuedSecrets.restOf(result)).nonEmpty())
                .isEmpty();
    }

    @Test
    void aSecretIsIssuedInOneResponseOnly() {
        var given = CANARIES.responses().flatMap(IssuedSecrets::by);
        assertThat(given).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        assertThat(CANARIES.secrets()).containsAll(given);
    }

    /** Includes the endpoints that would issue it to its own client. */
    @Test
    void aForeignTokenRevealsNothing() {
        assertThat(toStrangers).hasSizeGreaterThan(800);
        assertThat(toStrangers.flatMap(result -> search.in(result.headers() + "\n" + result.body())))
                .doesNotContainAnyElementsOf(theirs);
    }

    @Test
    void noWebhookHasASecret() {
        assertThat(webhooks.flatMap(search::in)).isEmpty();
    }

    @Test
    void noLineOfTheLogHasASecret() {
        assertThat(log).contains("/connect/token", "/item/get", "LINK_SUCCEEDED");
        assertThat(search.in(log)).isEmpty();
    }

    @Test
    void noFileOfTheDatabaseHasASecret() {
        assertThat(files.flatMap(search::in)).isEmpty();
    }

    @Test
    void aPlantedTextIsFoundEverywhere() {
        var planted = new SecretSearch(Vector.of(PLANTED));
        assertThat(CANARIES.responses().filter(result -> planted.in(IssuedSecrets.restOf(result))
                        .nonEmpty()))
                .extracting(Response::endpoint)
                .contains("/", "/app/connections/{id}");
        assertThat(webhooks.flatMap(planted::in)).contains(PLANTED);
        assertThat(planted.in(log)).contains(PLANTED);
        assertThat(files.flatMap(planted::in)).contains(PLANTED);
    }

    @Test
    void aTokenIsFoundWhereItIsNotHandedOutAndInWhateverForm() {
        for (var secret : CANARIES.secrets())
            assertThat(List.of(
                            new Response("/item/get", 200, "", "{\"access_token\":\"" + secret + "\"}"),
                            new Response("/connect/token", 400, "", "{\"access_token\":\"" + secret + "\"}"),
                            new Response("/connect/token", 200, "Location: /?token=" + secret, ""),
                            new Response("/connect/token", 200, "", basic(secret)),
                            new Response(
                                    "/connect/token", 200, "", HexFormat.of().formatHex(bytes(secret))),
                            new Response("/connect/token", 200, "", secret.substring(0, secret.length() - 2))))
                    .allSatisfy(result ->
                            assertThat(search.in(IssuedSecrets.restOf(result))).contains(secret));
    }

    private static String basic(String secret) {
        return Base64.getEncoder().encodeToString(bytes(CLIENT + ":" + secret));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Seq<String> contentsOf(Path directory) throws IOException {
        try (var found = Files.walk(directory)) {
            return Vector.ofAll(found.filter(Files::isRegularFile).toList()).map(HostCanaryTest::contents);
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
