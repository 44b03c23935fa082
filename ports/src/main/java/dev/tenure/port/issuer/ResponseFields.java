package dev.tenure.port.issuer;

import io.vavr.control.Option;

/**
 * The fields of a response's body, as the host's parser finds them, with Jackson by
 * {@code pointer -> Option.ofOptional(json.at(pointer).asStringOpt())}. Of a body that is no JSON there are none.
 */
@FunctionalInterface
public interface ResponseFields {
    /** The fields of an empty body, a page of HTML, or any other that is no JSON. */
    ResponseFields NONE = pointer -> Option.none();

    /**
     * Returns the text of a field, a number or a truth value as JSON writes it; none if there is no such field, or if it
     * is null, an object or an array.
     *
     * @param pointer a JSON pointer (RFC 6901), such as {@code /error} or {@code /error_codes/0}
     */
    Option<String> at(String pointer);
}
