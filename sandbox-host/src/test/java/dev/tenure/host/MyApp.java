package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.tenure.host.webhook.PlaidSignature;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * The app of a host of its own, with a line between the two, for a test to be the user, the bank and the weather. Time
 * stands still unless the test sets it forward.
 */
final class MyApp {
    private static final ECKey SIGNING = PlaidSignature.key(Curve.P_256, "signing");

    private final Line line = Line.open();
    private final StringBuilder answers = new StringBuilder();
    private final StringBuilder seen = new StringBuilder();
    private final Database database;
    private final Sandbox host;

    private MyApp(Database database, String... more) {
        this.database = database;
        this.host = Sandbox.startStill(
                database,
                Stream.concat(
                                Stream.of(more),
                                Stream.of(
                                        "--tenure.app.base-url=" + line.address(),
                                        "--tenure.app.webhook-keys=" + new JWKSet(SIGNING.toPublicJWK())))
                        .toArray(String[]::new));
        line.leadTo(host);
    }

    /** With these settings more. */
    static MyApp on(Database database, String... more) {
        return new MyApp(database, more);
    }

    Line line() {
        return line;
    }

    Sandbox host() {
        return host;
    }

    /** A new connection of this profile, whose user is yet to come back. */
    JsonNode opened(String profile, String reference) {
        var body = "{\"profile\":\"%s\",\"reference\":\"%s\"}".formatted(profile, reference);
        return ok(post("", body));
    }

    /** A connection with a credential, whose user is this one. */
    String connected(String profile, String user) {
        var opened = opened(profile, "the account of " + user);
        var id = opened.required("connection_id").asString();
        assertThat(authorize(id, profile, user, opened).required("state").asString())
                .isEqualTo("CONNECTED");
        return id;
    }

    private JsonNode authorize(String id, String profile, String user, JsonNode opened) {
        return profile.equals("plaid")
                ? linked(
                        id,
                        host.complete(opened.required("link_token").asString(), user)
                                .text("public_token"))
                : authorized(id, user);
    }

    /** The user agrees, and comes back with a code. */
    JsonNode authorized(String id, String user) {
        return ok(post("/" + id + "/authorized", "{\"code\":\"%s\"}".formatted(codeOf(user))));
    }

    String codeOf(String user) {
        var body = "{\"user\":\"%s\",\"scope\":\"openid accounts offline_access\"}".formatted(user);
        return host.post("/sandbox/authorize", body).text("code");
    }

    JsonNode linked(String id, String publicToken) {
        return ok(post("/" + id + "/authorized", "{\"public_token\":\"%s\"}".formatted(publicToken)));
    }

    Answer call(String id) {
        return post("/" + id + "/call", "");
    }

    /** What a call for data brought. */
    JsonNode data(String id) {
        return ok(call(id)).required("answer");
    }

    /** When to ask again, in seconds. */
    String isToAskAgainAfter(String id) {
        var response = responseTo(request("/" + id + "/call", ""));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return response.headers().firstValue("Retry-After").orElseThrow();
    }

    JsonNode done(String id, String what) {
        return ok(post("/" + id + "/" + what, ""));
    }

    JsonNode shown(String id) {
        return ok(keep(responseTo(
                HttpRequest.newBuilder(host.at("/app/connections/" + id)).build())));
    }

    String stateOf(String id) {
        return shown(id).required("state").asString();
    }

    int versionOf(String id) {
        return shown(id).required("version").asInt();
    }

    Answer post(String path, String body) {
        return keep(responseTo(request(path, body)));
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(host.at("/app/connections" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** A webhook that Plaid has signed, by the sandbox's clock. */
    Answer webhook(String body) {
        var signature = PlaidSignature.of(
                SIGNING, Instant.parse(host.get("/sandbox/clock").text("now")), body.getBytes(StandardCharsets.UTF_8));
        return webhook(body, signature);
    }

    Answer webhook(String body, String signature) {
        return keep(responseTo(HttpRequest.newBuilder(host.at("/app/webhooks/plaid"))
                .header("Content-Type", "application/json")
                .header("Plaid-Verification", signature)
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    /** What the table has of a connection. */
    Map<String, Object> row(String id) {
        return JdbcClient.create(database.source())
                .sql("SELECT remote_id, access_sealed, refresh_sealed, vault_key FROM tenure_connection WHERE id = '"
                        + id + "'")
                .query()
                .singleRow();
    }

    /** Everything that was seen from outside and in the tables after each request. */
    String seen() {
        return answers.toString() + seen;
    }

    /** What was answered. */
    String answers() {
        return answers.toString();
    }

    /** Waits until something is so that the host does by itself. */
    void await(String what, BooleanSupplier isSo) {
        host.await(what, isSo);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private HttpResponse<String> responseTo(HttpRequest request) {
        return host.responseTo(request);
    }

    private Answer keep(HttpResponse<String> response) {
        answers.append(response.headers().map()).append(response.body());
        for (var table : List.of("tenure_connection", "tenure_event")) remember(table);
        return new Answer(response.statusCode(), response.body());
    }

    private void remember(String table) {
        JdbcClient.create(database.source())
                .sql("SELECT * FROM " + table)
                .query()
                .listOfRows()
                .forEach(row ->
                        row.values().forEach(value -> seen.append(textOf(value)).append('\n')));
    }

    /** Bytes as they are, and as they would be printed. */
    private static String textOf(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                        + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }

    void stop() {
        host.close();
        line.close();
    }
}
