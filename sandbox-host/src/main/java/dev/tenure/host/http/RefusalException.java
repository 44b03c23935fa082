package dev.tenure.host.http;

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
    public static RefusalException because(Fault fault) {
        return new RefusalException(fault.name(), outward -> fault.answer());
    }

    /** By a part of the host that has its own error responses; the code is logged. */
    public static RefusalException with(ErrorMapping.ErrorResponse response) {
        return named(response.code(), response);
    }

    /** By a part of the host whose error responses share codes; the name is logged. */
    public static RefusalException named(String name, ErrorMapping.ErrorResponse response) {
        return new RefusalException(name, outward -> response);
    }

    /** By the host itself, for one of the fields that it knows. */
    public static RefusalException because(Fault fault, String field) {
        return new RefusalException(fault + ": " + field, outward -> fault.answer(field));
    }

    /** What the caller is told. */
    public ErrorMapping.ErrorResponse answer(ErrorMapping outward) {
        return answer.apply(outward);
    }
}
