package dev.tenure.host;

import com.plaid.client.ApiClient;
import com.plaid.client.request.PlaidApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The host, running for a test on a port of its own and with two clients. */
final class Sandbox implements AutoCloseable {
    static final String CLIENT = "client-one";
    static final String SECRET = "the-secret-of-client-one";
    static final String OTHER_CLIENT = "client-two";
    static final String OTHER_SECRET = "the-secret-of-client-two";
    static final String INSTITUTION = "ins_109508";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private Sandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it; with these beans, where they are given, in the place of its own. */
    static Sandbox start(Class<?>... instead) {
        var host = new SpringApplication(SandboxHost.class);
        host.addPrimarySources(List.of(instead));
        return new Sandbox(host.run(
                "--server.port=0",
                "--tenure.clients[0].id=" + CLIENT,
                "--tenure.clients[0].secret=" + SECRET,
                "--tenure.clients[1].id=" + OTHER_CLIENT,
                "--tenure.clients[1].secret=" + OTHER_SECRET));
    }

    /** With the one client of its own configuration. */
    static Sandbox startAsShipped() {
        return new Sandbox(SpringApplication.run(SandboxHost.class, "--server.port=0"));
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port() + path);
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
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
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
        var link = post("/link/token/create", "{\"user\":{\"client_user_id\":\"%s\"}}".formatted(username));
        var linked = complete(link.text("link_token"), username);
        var exchanged =
                post("/item/public_token/exchange", "{\"public_token\":\"%s\"}".formatted(linked.text("public_token")));
        return exchanged.text("access_token");
    }

    Answer ofAccessToken(String path, String accessToken) {
        return post(path, "{\"access_token\":\"%s\"}".formatted(accessToken));
    }

    void advance(String duration) {
        post("/sandbox/clock/advance", "{\"duration\":\"%s\"}".formatted(duration));
    }

    @Override
    public void close() {
        context.close();
    }
}
