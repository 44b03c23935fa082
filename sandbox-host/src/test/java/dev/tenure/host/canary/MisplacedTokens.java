package dev.tenure.host.canary;

import dev.tenure.host.fixture.RunningHost;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Sends live tokens to endpoints where they do not belong, as any client. */
final class MisplacedTokens {
    private final RunningHost host;
    private final Map<String, String> alive;
    private final String client;
    private final String secret;

    MisplacedTokens(RunningHost host, Map<String, String> alive, String client, String secret) {
        this.host = host;
        this.alive = alive;
        this.client = client;
        this.secret = secret;
    }

    /** Sends all of them to an endpoint. */
    void at(String endpoint) {
        var path = endpoint.replaceAll("\\{\\w+}", alive.get("access_token").get());
        bodies().map(body -> signed(path).POST(BodyPublishers.ofString(body)))
                .appendAll(forms().map(form -> signed(path)
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
                .appendAll(alive.values().flatMap(token -> addressed(path, token)))
                .appendAll(alive.values().map(token -> headed(path, token)))
                .forEach(request -> host.responseTo(request.build()));
    }

    private Seq<String> bodies() {
        var shifted = LinkedHashMap.ofEntries(
                alive.keySet().toVector().zip(alive.values().toVector().rotateLeft(1)));
        var token = alive.get("access_token").get();
        return List.of(
                json(alive),
                json(shifted),
                json(alive.mapValues(text -> text + "x")),
                json(alive).replace(":\"", ":[\"").replace("\",", "\"],"),
                "{\"access_token\":\"" + token,
                "{\"" + token + "\":1}",
                "\"" + token + "\"",
                token);
    }

    private static String json(Map<String, String> fields) {
        return fields.map(field -> "\"" + field._1 + "\":\"" + field._2 + "\"").mkString("{", ",", "}");
    }

    private Seq<String> forms() {
        return List.of("refresh_token", "authorization_code", alive.get("code").get())
                .map(grant -> "grant_type=" + grant + "&token="
                        + alive.get("bearer").get() + "&"
                        + alive.map(field -> field._1 + "=" + escaped(field._2)).mkString("&"));
    }

    private Seq<HttpRequest.Builder> addressed(String path, String token) {
        return List.of(
                signed(path + "?access_token=" + escaped(token)).GET(),
                signed(path + "/" + escaped(token)).DELETE());
    }

    private HttpRequest.Builder headed(String path, String token) {
        var basic = Base64.getEncoder().encodeToString((token + ":" + token).getBytes(StandardCharsets.UTF_8));
        return signed(path)
                .setHeader("PLAID-SECRET", token)
                .setHeader("Authorization", path.endsWith("userinfo") ? "Bearer " + token : "Basic " + basic)
                .setHeader("DPoP", token)
                .setHeader("Cookie", "session=" + token)
                .setHeader("Accept", "text/" + token)
                .setHeader("X-Request-Id", token)
                .POST(BodyPublishers.ofString("{}"));
    }

    private HttpRequest.Builder signed(String path) {
        return HttpRequest.newBuilder(host.at(path))
                .header("Content-Type", "application/json")
                .header("PLAID-CLIENT-ID", client)
                .header("PLAID-SECRET", secret)
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
