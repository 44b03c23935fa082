package dev.tenure.host;

import com.plaid.client.ApiClient;
import com.plaid.client.request.PlaidApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The host, running for a test on a port of its own and with two clients. */
final class Sandbox implements AutoCloseable {
    static final String CLIENT = "client-one";
    static final String SECRET = "the-secret-of-client-one";
    static final String OTHER_CLIENT = "client-two";
    static final String OTHER_SECRET = "the-secret-of-client-two";
    static final String INSTITUTION = "ins_109508";

    /** A port of its own, and the two clients. */
    static final List<String> SETTINGS = List.of(
            "--server.port=0",
            "--tenure.clients[0].id=" + CLIENT,
            "--tenure.clients[0].secret=" + SECRET,
            "--tenure.clients[1].id=" + OTHER_CLIENT,
            "--tenure.clients[1].secret=" + OTHER_SECRET);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Runnable stop;
    private final StoreWatch watch;

    /** In a process of its own, where nobody sees its store. */
    Sandbox(int port, Runnable stop) {
        this(port, stop, new StoreWatch());
    }

    private Sandbox(int port, Runnable stop, StoreWatch watch) {
        this.port = port;
        this.stop = stop;
        this.watch = watch;
    }

    /** Starts it on a new database; with these beans, where they are given, in the place of its own. */
    static Sandbox start(Class<?>... instead) {
        return start(Database.h2(), SETTINGS, instead);
    }

    static Sandbox start(Database database, String... more) {
        return start(database, Stream.concat(SETTINGS.stream(), Stream.of(more)).toList());
    }

    /** With a clock that stands still until it is set forward. */
    static Sandbox startStill(Database database, String... more) {
        var settings = Stream.concat(SETTINGS.stream(), Stream.of(more)).toList();
        return start(database, settings, StillClock.class);
    }

    /** With the one client of its own configuration. */
    static Sandbox startAsShipped() {
        return start(Database.h2(), List.of("--server.port=0"));
    }

    private static Sandbox start(Database database, List<String> settings, Class<?>... instead) {
        var host = new SpringApplication(SandboxHost.class);
        host.addPrimarySources(List.of(instead));
        var watch = new StoreWatch();
        host.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(watch));
        var context = host.run(
                Stream.concat(settings.stream(), database.settings().stream()).toArray(String[]::new));
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Sandbox(port, context::close, watch);
    }

    int port() {
        return port;
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Plaid's own client, talking to this host. */
    PlaidApi plaid(String client, String secret) {
        var api = new ApiClient(Map.of("clientId", client, "secret", secret));
        api.setPlaidAdapter(at("").toString());
        return api.createService(PlaidApi.class);
    }

    Answer post(String path, String body) {
        return send(signed(path).POST(BodyPublishers.ofString(body)).build());
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(at(path)).build());
    }

    /** A request with the first client's keys in its headers. */
    HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("PLAID-CLIENT-ID", CLIENT)
                .header("PLAID-SECRET", SECRET);
    }

    Answer send(HttpRequest request) {
        var response = responseTo(request);
        return new Answer(response.statusCode(), response.body());
    }

    /** With its headers. */
    HttpResponse<String> responseTo(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The user's part of Link; an update gives no public token. */
    Answer complete(String linkToken, String username) {
        return post(
                "/sandbox/link/complete",
                """
                {"link_token":"%s","institution_id":"%s","username":"%s"}"""
                        .formatted(linkToken, INSTITUTION, username));
    }

    /** An access token of a new Item. */
    String accessTokenOf(String username) {
        return exchange(publicTokenOf(username)).text("access_token");
    }

    /** A public token of a new Item. */
    String publicTokenOf(String username) {
        return complete(linkTokenOf(username), username).text("public_token");
    }

    String linkTokenOf(String username) {
        return post("/link/token/create", "{\"user\":{\"client_user_id\":\"%s\"}}".formatted(username))
                .text("link_token");
    }

    Answer exchange(String publicToken) {
        return post("/item/public_token/exchange", "{\"public_token\":\"%s\"}".formatted(publicToken));
    }

    Answer ofAccessToken(String path, String accessToken) {
        return post(path, "{\"access_token\":\"%s\"}".formatted(accessToken));
    }

    /** How far the clock is ahead. */
    Duration ahead() {
        return Duration.parse(get("/sandbox/clock").text("ahead"));
    }

    Answer advance(String duration) {
        return post("/sandbox/clock/advance", "{\"duration\":\"%s\"}".formatted(duration));
    }

    /** Waits until something is so that the host does by itself. */
    void await(String what, BooleanSupplier isSo) {
        watch.await(what, isSo);
    }

    @Override
    public void close() {
        stop.run();
    }
}
