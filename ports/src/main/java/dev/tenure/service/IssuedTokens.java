package dev.tenure.service;

import dev.tenure.grant.GrantId;
import dev.tenure.grant.Issuance;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The tokens that a grant issued, shown only here.
 *
 * @param expiresIn the remaining lifetime of the access token; none if without end
 * @param refresh the refresh token that replaces the presented one; none if that one stays, or if there is none
 * @param nonce the nonce to which the exchanged code was bound, for the id token; none if it was bound to none
 * @param key the key to which the access token is bound; none for a bearer token
 * @param repeated true if the same pair was issued before, and the answer was lost
 */
public record IssuedTokens(
        GrantId grant,
        Secret access,
        Option<Duration> expiresIn,
        Option<Secret> refresh,
        Scope scope,
        Option<String> nonce,
        Option<KeyThumbprint> key,
        boolean repeated) {
    /** The {@code token_type} of the access token: {@code Bearer}, or {@code DPoP} (RFC 9449 section 5). */
    public String tokenType() {
        return key.map(bound -> bound.proof().tokenType()).getOrElse("Bearer");
    }

    static IssuedTokens of(GrantId grant, TokenMint.Pair pair, Issuance issued, Instant now) {
        return new IssuedTokens(
                grant,
                pair.access().secret(),
                issued.expiresIn(now),
                Option.when(issued.withRefresh(), pair.refresh()::secret),
                issued.access().scope(),
                issued.nonce(),
                issued.access().key(),
                issued.repeated().isDefined());
    }
}
