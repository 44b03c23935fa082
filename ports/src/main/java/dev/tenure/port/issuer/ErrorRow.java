package dev.tenure.port.issuer;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A row of a {@link ResponseTable}: a code, any further conditions, and their meaning. Immutable. */
public final class ErrorRow {
    private final ErrorMeaning meaning;
    private final FieldCondition code;
    private final List<FieldCondition> further;

    private ErrorRow(ErrorMeaning meaning, FieldCondition code, List<FieldCondition> further) {
        this.meaning = meaning;
        this.code = code;
        this.further = further;
    }

    static ErrorRow of(ErrorMeaning meaning, FieldCondition code) {
        return new ErrorRow(meaning, code, List.empty());
    }

    /** Adds the condition that another field has one of these texts, to the letter. */
    public ErrorRow and(String pointer, String... texts) {
        return new ErrorRow(meaning, code, further.append(FieldCondition.of(pointer, texts)));
    }

    /** The meaning of a response that fulfils every condition. */
    public ErrorMeaning meaning() {
        return meaning;
    }

    /** The conditions, the one on the code first. */
    public Seq<FieldCondition> conditions() {
        return further.prepend(code);
    }

    boolean holdsFor(TokenEndpointResponse response) {
        return conditions().forAll(condition -> condition.holdsFor(response));
    }

    Option<String> codeIn(TokenEndpointResponse response) {
        return code.textIn(response);
    }

    @Override
    public String toString() {
        return meaning + " when " + conditions().mkString(" and ");
    }
}
