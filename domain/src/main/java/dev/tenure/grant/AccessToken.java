package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An access token that opens.
 *
 * @param scope what for: the grant's, or less
 * @param deadline until when, never after the end of its grant; none for a token that does not expire
 */
public record AccessToken(TokenHash hash, Scope scope, Instant issuedAt, Option<Deadline> deadline) {
    /** Itself, while it opens. */
    Either<Rejection, AccessToken> at(Instant now) {
        return deadline.filter(end -> end.passedBy(now))
                .fold(() -> Either.right(this), end -> Either.left(new Rejection.AccessExpired(end.at(), end.cause())));
    }

    boolean isOver(Instant now) {
        return deadline.exists(end -> end.passedBy(now));
    }
}
