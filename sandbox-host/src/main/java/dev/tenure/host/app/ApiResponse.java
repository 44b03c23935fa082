package dev.tenure.host.app;

import dev.tenure.port.issuer.RetryAfter;
import dev.tenure.port.issuer.TokenEndpointResponse;
import io.vavr.control.Option;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The response of a provider's API, read to its end. It may contain secrets, so {@code toString} shows none of it. */
record ApiResponse(int status, HttpHeaders headers, String body) {
    private static final int OK = 200;

    /** Reads whatever providers write: a field that is odd must not cost the tokens beside it. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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

    /** The response as one of a token endpoint. */
    TokenEndpointResponse ofTokenEndpoint(Instant now) {
        var json = json();
        return new TokenEndpointResponse(
                status,
                pointer -> Option.ofOptional(json.at(pointer).asStringOpt()),
                RetryAfter.pause(header("Retry-After"), header("Date"), now));
    }

    Option<String> header(String name) {
        return Option.ofOptional(headers.firstValue(name));
    }

    @Override
    public String toString() {
        return "a response of status " + status + " and " + body.length() + " characters";
    }
}
