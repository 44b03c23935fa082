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

    /** Wraps a rejection of the library's, in a call that takes tokens of this kind. */
    public static Function<Rejection, RefusalException> expecting(TokenKind kind) {
        return why ->
                new RefusalException(why.code() + ", remedy " + why.remedy(), errors -> errors.responseTo(why, kind));
    }

    /** A refusal of the host itself. */
    public static RefusalException because(HostError error) {
        return new RefusalException(error.name(), errors -> error.response());
    }

    /** A refusal with an error response of its own; its code is logged. */
    public static RefusalException with(ErrorMapping.ErrorResponse response) {
        return named(response.code(), response);
    }

    /** A refusal with an error response whose code says too little; the name is logged. */
    public static RefusalException named(String name, ErrorMapping.ErrorResponse response) {
        return new RefusalException(name, errors -> response);
    }

    /** A refusal of the host itself that names a field. */
    public static RefusalException because(HostError error, String field) {
        return new RefusalException(error + ": " + field, errors -> error.response(field));
    }

    /** The error response for the caller. */
    public ErrorMapping.ErrorResponse answer(ErrorMapping errors) {
        return answer.apply(errors);
    }
}
