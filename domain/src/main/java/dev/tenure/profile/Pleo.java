package dev.tenure.profile;

import dev.tenure.connection.ConnectionRules;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccess;
import dev.tenure.time.Lifetime;
import dev.tenure.token.SelfLocatingFormat;
import java.time.Duration;

/**
 * Pleo, mostly as its integrators meet it: every token before dies at a refresh, a refresh token that is refused is gone
 * for good (S4), and it lives at least 60 days (PL/token-overview), which this takes as its idle life.
 */
public final class Pleo {
    /** What its documentation says; errors are those of the OAuth RFCs. */
    public static final Profile PLEO = Profile.builder()
            .name("pleo")
            .grants(GrantRules.builder()
                    .refreshTokenLifetime(Lifetime.sliding(Duration.ofDays(60)))
                    .previousAccess(PreviousAccess.REVOKE_PREVIOUS)
                    .build())
            .connections(ConnectionRules.builder()
                    .refreshMargin(Duration.ofMinutes(1))
                    .build())
            .format(SelfLocatingFormat.VERSION_1)
            .errors(OAuth.OAUTH.errors())
            .tokenEndpointErrors(OAuth.TOKEN_ENDPOINT)
            .build();

    private Pleo() {}
}
