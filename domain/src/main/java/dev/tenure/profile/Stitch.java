package dev.tenure.profile;

import dev.tenure.connection.ConnectionRules;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccessRule;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.time.Lifetime;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The profile of Stitch: a client's token of an hour without a refresh token [stitch:client-token], a user's of 15
 * minutes [stitch:user-token], and a refresh token that works once [stitch:refresh-token]. A refresh opens a session at
 * the bank [stitch:bank-session], so a connection renews its credential as late as it can. No source says that a
 * refresh kills the previous access token; it stays live.
 */
public final class Stitch {
    private static final ErrorResponse UNAUTHENTICATED =
            new ErrorResponse(401, "UNAUTHENTICATED", "UNAUTHENTICATED", "Token is expired or malformed");

    private static final ErrorResponse REAUTHORIZE = new ErrorResponse(
            401, "UNAUTHENTICATED", "REAUTHORIZATION_REQUIRED", "the user has to authorize the client again");

    private static final ErrorResponse FORBIDDEN =
            new ErrorResponse(403, "FORBIDDEN", "FORBIDDEN", "the token is not good for this");

    private static final ErrorResponse INTERNAL =
            new ErrorResponse(500, "INTERNAL", "INTERNAL_SERVER_ERROR", "an unexpected error occurred");

    /**
     * The default: a refresh token lives 365 days unused, 31,536,000 seconds and no calendar year
     * [stitch:sliding-lifetime].
     */
    public static final Profile STITCH = with(Duration.ofDays(365));

    private Stitch() {}

    /**
     * The profile with another idle lifetime, as a client's credentials state it under this very name
     * [stitch:sliding-lifetime].
     */
    public static Profile with(Duration slidingRefreshTokenLifetime) {
        return Profile.builder()
                .name("stitch")
                .sharedUserIds(true)
                .grants(GrantRules.builder()
                        .clientTokenLifetime(Duration.ofHours(1))
                        .userTokenLifetime(Duration.ofMinutes(15))
                        .refreshTokenLifetime(Lifetime.sliding(slidingRefreshTokenLifetime))
                        .previousAccess(PreviousAccessRule.KEEP)
                        .build())
                .connections(ConnectionRules.builder()
                        .refreshMargin(Duration.ofSeconds(5))
                        .issuerWindow(Duration.ZERO)
                        .refreshIdleLifetime(Option.of(slidingRefreshTokenLifetime))
                        .build())
                .format(SelfLocatingFormat.VERSION_1)
                .errors(new ErrorMapping(
                        OAuth.all(UNAUTHENTICATED)
                                .put(RejectionCode.GRANT_EXPIRED, REAUTHORIZE)
                                .put(RejectionCode.SCOPE_EXCEEDED, FORBIDDEN),
                        INTERNAL))
                .tokenEndpointErrors(OAuth.TOKEN_ENDPOINT)
                .build();
    }
}
