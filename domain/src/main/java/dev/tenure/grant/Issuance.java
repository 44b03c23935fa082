package dev.tenure.grant;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What a grant gave out.
 *
 * @param access the access token, with what it is good for and until when
 * @param withRefresh whether a refresh token comes with it: its bearer discards the one handed in
 * @param repeated the pair that was given before and is given once more; none for a new one
 */
public record Issuance(AccessToken access, boolean withRefresh, Option<Retry> repeated) {
    static Issuance anew(AccessToken access, boolean withRefresh) {
        return new Issuance(access, withRefresh, Option.none());
    }

    /** How long the access token still opens, from now; none if for ever. */
    public Option<Duration> expiresIn(Instant now) {
        return access.deadline().map(end -> Duration.between(now, end.at()));
    }
}
