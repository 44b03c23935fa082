package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenHash;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A live access token.
 *
 * @param scope the scope of the grant, or less
 * @param deadline the end of the token, never after the end of its grant; none for a token that does not expire
 */
public record AccessToken(TokenHash hash, Scope scope, Instant issuedAt, Option<Deadline> deadline) {
    /** Returns the token itself while it is live. */
    Either<Rejection, AccessToken> at(Instant now) {
        return deadline.filter(end -> end.passedBy(now))
                .fold(() -> Either.right(this), end -> Either.left(new Rejection.AccessExpired(end.at(), end.cause())));
    }

    boolean isOver(Instant now) {
        return deadline.exists(end -> end.passedBy(now));
    }
}
