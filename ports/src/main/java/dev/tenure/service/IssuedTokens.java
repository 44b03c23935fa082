package dev.tenure.service;

import dev.tenure.grant.GrantId;
import dev.tenure.grant.Issuance;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What a grant gave out, shown here and nowhere else.
 *
 * @param expiresIn how long the access token still opens; none if for ever
 * @param refresh the refresh token in the place of the one that was handed in; none if that stays, or there is none
 * @param repeated whether the same pair was given out before, and its answer was lost
 */
public record IssuedTokens(
        GrantId grant,
        Secret access,
        Option<Duration> expiresIn,
        Option<Secret> refresh,
        Scope scope,
        boolean repeated) {
    static IssuedTokens of(GrantId grant, TokenMint.Pair pair, Issuance issued, Instant now) {
        return new IssuedTokens(
                grant,
                pair.access().secret(),
                issued.expiresIn(now),
                Option.when(issued.withRefresh(), pair.refresh()::secret),
                issued.access().scope(),
                issued.repeated().isDefined());
    }
}
