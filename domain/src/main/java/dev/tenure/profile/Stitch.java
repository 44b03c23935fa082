package dev.tenure.profile;

import dev.tenure.connection.ConnectionRules;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccess;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.time.Lifetime;
import dev.tenure.token.SelfLocatingFormat;
import java.time.Duration;

/**
 * Stitch: a client's token of an hour without a refresh token (S2:10, S2:20), a user's of 15 minutes (S2:24), and a
 * refresh token that works once (S2:35). A refresh opens a session at the bank (S2:36), so a credential that is kept is
 * not renewed before it must be. Nothing there says that a refresh kills the access token before; it is kept.
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

    /** Its default: a refresh token is good for 365 days unused, 31,536,000 seconds and no calendar year (S2:33). */
    public static final Profile STITCH = with(Duration.ofDays(365));

    private Stitch() {}

    /** With another of the values that a client finds in its credentials under this very name (S2:33). */
    public static Profile with(Duration slidingRefreshTokenLifetime) {
        return Profile.builder()
                .name("stitch")
                .grants(GrantRules.builder()
                        .clientTokenLifetime(Duration.ofHours(1))
                        .userTokenLifetime(Duration.ofMinutes(15))
                        .refreshTokenLifetime(Lifetime.sliding(slidingRefreshTokenLifetime))
                        .previousAccess(PreviousAccess.KEEP_PREVIOUS)
                        .build())
                .connections(ConnectionRules.builder()
                        .refreshMargin(Duration.ofSeconds(5))
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
