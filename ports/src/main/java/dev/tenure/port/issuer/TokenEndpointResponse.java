package dev.tenure.port.issuer;

import static java.util.Objects.requireNonNull;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * A response of a token endpoint, read to its end. {@code toString} shows its status alone.
 *
 * @param status the HTTP status
 * @param fields the fields of the body
 * @param retryAfter the pause that {@code Retry-After} asks for; none without one
 */
public record TokenEndpointResponse(int status, ResponseFields fields, Option<Duration> retryAfter) {
    /** Refuses null. */
    public TokenEndpointResponse {
        requireNonNull(fields, "the fields of a response are null, not none");
        requireNonNull(retryAfter, "the pause of a response is null, not none");
    }

    /** Returns the text of a field; none if it is missing or empty. */
    public Option<String> text(String pointer) {
        return Option.of(fields.at(pointer)).flatMap(text -> text).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "a response of status " + status;
    }
}
