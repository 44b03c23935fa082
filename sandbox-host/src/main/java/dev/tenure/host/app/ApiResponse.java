package dev.tenure.host.app;

import io.vavr.control.Option;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The response of a provider's API, read to its end. It may contain secrets, so {@code toString} shows none of it. */
record ApiResponse(int status, HttpHeaders headers, String body) {
    private static final int OK = 200;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    static ApiResponse of(HttpResponse<String> response) {
        return new ApiResponse(response.statusCode(), response.headers(), response.body());
    }

    boolean isOk() {
        return status == OK;
    }

    /** The body; a missing node if it is not JSON. */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unfit) {
            return MissingNode.getInstance();
        }
    }

    /** A text field of the body; none if it is missing or empty. */
    Option<String> text(String field) {
        return textOf(json(), field);
    }

    static Option<String> textOf(JsonNode object, String field) {
        return Option.ofOptional(object.path(field).stringValueOpt()).filter(text -> !text.isEmpty());
    }

    /**
     * The delay that {@code Retry-After} asks for, in seconds or until a date by the provider's clock (RFC 9110 section
     * 10.2.3).
     */
    Option<Duration> retryAfter(Instant now) {
        return header("Retry-After")
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Option.some(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value)
                                .map(until -> Duration.between(
                                        header("Date")
                                                .flatMap(ApiResponse::date)
                                                .getOrElse(now),
                                        until))
                                .filter(length -> !length.isNegative()));
    }

    Option<String> header(String name) {
        return Option.ofOptional(headers.firstValue(name));
    }

    private static Option<Instant> date(String text) {
        try {
            return Option.some(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unfit) {
            return Option.none();
        }
    }

    @Override
    public String toString() {
        return "a response of status " + status + " and " + body.length() + " characters";
    }
}
