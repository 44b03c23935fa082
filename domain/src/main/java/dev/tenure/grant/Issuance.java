package dev.tenure.grant;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The tokens that a grant issued.
 *
 * @param access the access token, with its scope and its deadline
 * @param withRefresh true if a refresh token comes with it: the client discards the one it presented
 * @param nonce the nonce to which the exchanged code was bound; none if it was bound to none, and after a refresh
 * @param repeated the pair that was issued before and is returned once more; none for a new one
 */
public record Issuance(AccessToken access, boolean withRefresh, Option<String> nonce, Option<Retry> repeated) {
    static Issuance anew(AccessToken access, boolean withRefresh) {
        return new Issuance(access, withRefresh, Option.none(), Option.none());
    }

    Issuance withNonce(Option<String> bound) {
        return new Issuance(access, withRefresh, bound, repeated);
    }

    /** The remaining lifetime of the access token from now; none if it does not expire. */
    public Option<Duration> expiresIn(Instant now) {
        return access.deadline().map(end -> Duration.between(now, end.at()));
    }
}
