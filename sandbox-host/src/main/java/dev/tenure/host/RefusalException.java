package dev.tenure.host;

import dev.tenure.decision.Rejection;
import dev.tenure.profile.ErrorMapping;
import dev.tenure.token.TokenKind;
import java.util.function.Function;

/** A refusal on its way to the caller; its message is for the log. */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Function<ErrorMapping, ErrorMapping.ErrorResponse> answer;

    private RefusalException(String logged, Function<ErrorMapping, ErrorMapping.ErrorResponse> answer) {
        super(logged);
        this.answer = answer;
    }

    /** By the library, in a call that takes tokens of this kind. */
    public static Function<Rejection, RefusalException> expecting(TokenKind kind) {
        return why ->
                new RefusalException(why.code() + ", remedy " + why.remedy(), outward -> outward.responseTo(why, kind));
    }

    /** By the host itself. */
    static RefusalException because(Fault fault) {
        return new RefusalException(fault.name(), outward -> fault.answer());
    }

    /** By the host itself, where OAuth's words are spoken. */
    static RefusalException because(FormFault fault) {
        return new RefusalException(fault.name(), outward -> fault.answer());
    }

    /** By a part of the host that has its own words; of them, the code is logged. */
    public static RefusalException with(ErrorMapping.ErrorResponse said) {
        return new RefusalException(said.code(), outward -> said);
    }

    /** Because a field is missing that this call needs. */
    public static RefusalException missing(String field) {
        return because(Fault.MISSING_FIELDS, field);
    }

    /** Because the body is longer than any that is read. */
    public static RefusalException tooLong() {
        return because(Fault.BODY_TOO_LONG);
    }

    /** By the host itself, for one of the fields that it knows. */
    static RefusalException because(Fault fault, String field) {
        return new RefusalException(fault + ": " + field, outward -> fault.answer(field));
    }

    /** What the caller is told. */
    ErrorMapping.ErrorResponse answer(ErrorMapping outward) {
        return answer.apply(outward);
    }
}
