package dev.tenure.grant;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The tokens that a grant issued.
 *
 * @param access the access token, with its scope and its deadline
 * @param withRefresh true if a refresh token comes with it: the client discards the one it presented
 * @param repeated the pair that was issued before and is returned once more; none for a new one
 */
public record Issuance(AccessToken access, boolean withRefresh, Option<Retry> repeated) {
    static Issuance anew(AccessToken access, boolean withRefresh) {
        return new Issuance(access, withRefresh, Option.none());
    }

    /** The remaining lifetime of the access token from now; none if it does not expire. */
    public Option<Duration> expiresIn(Instant now) {
        return access.deadline().map(end -> Duration.between(now, end.at()));
    }
}
