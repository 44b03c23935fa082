package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.KeyThumbprint.Proof;
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
 * @param key the key to which it is bound; none for a bearer token
 */
public record AccessToken(
        TokenHash hash, Scope scope, Instant issuedAt, Option<Deadline> deadline, Option<KeyThumbprint> key) {
    /** Returns the token itself while it is live. */
    Either<Rejection, AccessToken> at(Instant now) {
        return deadline.filter(end -> end.passedBy(now))
                .fold(() -> Either.right(this), end -> Either.left(new Rejection.AccessExpired(end.at(), end.cause())));
    }

    /**
     * Returns true if the bearer of this proof may use it. A DPoP proof beside a token that is bound to no key proves
     * nothing (RFC 9449 section 7.1); a certificate beside it is only that of the connection.
     */
    boolean isOpenTo(KeyThumbprint proven) {
        return key.fold(() -> proven.proof() == Proof.MUTUAL_TLS, proven::equals);
    }

    boolean isOver(Instant now) {
        return deadline.exists(end -> end.passedBy(now));
    }
}
