package dev.tenure.port.issuer;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;

/** Responses by the fields that a host finds in them. */
final class Responses {
    static final Option<Duration> WAIT = Option.of(Duration.ofMinutes(2));

    private Responses() {}

    /** A response whose body is no JSON object, such as a proxy's page. */
    static TokenEndpointResponse page(int status) {
        return new TokenEndpointResponse(status, ResponseFields.NONE, WAIT);
    }

    static TokenEndpointResponse error(int status, String code) {
        return with(status, HashMap.of("/error", code));
    }

    static TokenEndpointResponse with(int status, Map<String, String> fields) {
        return new TokenEndpointResponse(status, fields::get, WAIT);
    }
}
