package dev.tenure.responses;

import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.ResponseFields;
import dev.tenure.port.issuer.ResponseTable;
import dev.tenure.port.issuer.TokenEndpointResponse;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response of a provider as it is sent, and its result by hand: a line of {@code responses.txt}.
 *
 * @param provider the name of its table; {@code *} for each of them
 */
record ProviderResponse(String provider, int status, String body, String result) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Option<Duration> WAIT = Option.of(Duration.ofSeconds(7));

    /** The names of all tables. */
    static Seq<String> providers() {
        return List.of(TokenEndpoints.class.getFields()).map(Field::getName);
    }

    /** All lines, each for one table. */
    static Seq<ProviderResponse> all() {
        return lines().flatMap(line -> line.provider.equals("*") ? providers().map(line::at) : List.of(line));
    }

    private static Seq<ProviderResponse> lines() {
        try (var text = ProviderResponse.class.getResourceAsStream("responses.txt")) {
            return List.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ProviderResponse::of);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static ProviderResponse of(String line) {
        var cells = List.of(line.split("\\|")).map(String::strip);
        if (cells.size() != 4) throw new IllegalArgumentException("not four cells: " + line);
        return new ProviderResponse(cells.get(0), Integer.parseInt(cells.get(1)), cells.get(2), cells.get(3));
    }

    private ProviderResponse at(String name) {
        return new ProviderResponse(name, status, body, result);
    }

    ResponseTable table() {
        try {
            return (ResponseTable) TokenEndpoints.class.getField(provider).get(null);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException("no table has the name " + provider, none);
        }
    }

    TokenEndpointResponse response() {
        return new TokenEndpointResponse(status, fields(), WAIT);
    }

    private ResponseFields fields() {
        try {
            var json = JSON.readTree(body);
            return pointer -> Option.ofOptional(json.at(pointer).asStringOpt());
        } catch (JacksonException none) {
            return ResponseFields.NONE;
        }
    }

    /** The result by the table, in the words of the lines. */
    String resultByTable() {
        return table().resultOf(response())
                .match(new RefreshResult.Cases<>(
                        renewed -> List.of(
                                        renewed.access().reveal(),
                                        renewed.refresh().map(Secret::reveal).getOrElse("-"),
                                        text(renewed.expiresIn()),
                                        text(renewed.refreshExpiresIn()))
                                .mkString("Renewed ", " ", ""),
                        refused -> "Refused " + refused.error(),
                        needed -> "UpdateRequired " + needed.error(),
                        wrong -> "Misconfigured " + wrong.error(),
                        limited -> "RateLimited" + pause(limited.retryAfter()),
                        notSent -> "NotSent",
                        silence -> "NoAnswer " + table().meaningOf(response()) + pause(silence.retryAfter())));
    }

    private static String text(Option<Duration> lifetime) {
        return lifetime.map(Duration::toString).getOrElse("-");
    }

    /** The pause is that of the response always. */
    private static String pause(Option<Duration> pause) {
        return pause.equals(WAIT) ? "" : " without its pause";
    }

    @Override
    public String toString() {
        return provider + " " + status + " " + body;
    }
}
