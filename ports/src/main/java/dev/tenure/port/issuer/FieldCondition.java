package dev.tenure.port.issuer;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * The condition that a field of a response has one of some texts, to the letter.
 *
 * @param pointer the field, as a JSON pointer (RFC 6901) such as {@code /error}
 */
public record FieldCondition(String pointer, Set<String> texts) {
    /** Refuses a pointer that is none, and no texts. */
    public FieldCondition {
        if (!pointer.startsWith("/")) throw new IllegalArgumentException("no JSON pointer: " + pointer);
        if (texts.isEmpty()) throw new IllegalArgumentException("no texts for " + pointer);
    }

    static FieldCondition of(String pointer, String... texts) {
        return new FieldCondition(pointer, LinkedHashSet.of(texts));
    }

    boolean holdsFor(TokenEndpointResponse response) {
        return textIn(response).exists(texts::contains);
    }

    Option<String> textIn(TokenEndpointResponse response) {
        return response.text(pointer);
    }

    @Override
    public String toString() {
        return pointer + " is " + texts.mkString(" or ");
    }
}
