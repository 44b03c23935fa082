package dev.tenure.profile;

import dev.tenure.connection.ConnectionRules;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccessRule;
import dev.tenure.time.Lifetime;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The profile of Pleo, mostly as its integrators meet it: every earlier token dies at a refresh [pleo:refresh], a
 * refused refresh token is gone for good [pleo:terminal], and one lives at least 60 days [pleo:overview], taken here as
 * its idle lifetime.
 */
public final class Pleo {
    /** The profile as its documentation states it; errors are those of the OAuth RFCs. */
    public static final Profile PLEO = Profile.builder()
            .name("pleo")
            .grants(GrantRules.builder()
                    .refreshTokenLifetime(Lifetime.sliding(Duration.ofDays(60)))
                    .previousAccess(PreviousAccessRule.REVOKE)
                    .build())
            .connections(ConnectionRules.builder()
                    .issuerWindow(Duration.ZERO)
                    .lendsUntilTheEnd(false)
                    .refreshIdleLifetime(Option.of(Duration.ofDays(60)))
                    .build())
            .format(SelfLocatingFormat.VERSION_1)
            .errors(OAuth.OAUTH.errors())
            .tokenEndpointErrors(OAuth.TOKEN_ENDPOINT)
            .build();

    private Pleo() {}
}
