package dev.tenure.profile;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Map;
import java.util.Locale;

/**
 * The mapping of rejections to a provider's errors: coarser than the rejections, so that a caller learns nothing it
 * should not. A {@code {TOKEN}} in a code stands for the kind of token that the call takes. Immutable.
 */
public record ErrorMapping(Map<RejectionCode, ErrorResponse> responses, ErrorResponse otherwise) {
    /** The error that a caller outside gets: the HTTP status, the class of error, its code, and a sentence. */
    public record ErrorResponse(int status, String type, String code, String message) {
        private ErrorResponse forKind(TokenKind kind) {
            return new ErrorResponse(
                    status, type, code.replace("{TOKEN}", kind.name() + "_TOKEN"), named(message, kind));
        }

        private static String named(String message, TokenKind kind) {
            return message.replace("{TOKEN}", kind.name().toLowerCase(Locale.ROOT) + " token");
        }
    }

    /** The response to a call that takes tokens of this kind. */
    public ErrorResponse responseTo(Rejection why, TokenKind expected) {
        return responses.getOrElse(why.code(), otherwise).forKind(expected);
    }
}
