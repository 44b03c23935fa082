package dev.tenure.profile;

import dev.tenure.custody.CustodyRules;
import dev.tenure.decision.Reason;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PreviousAccess;
import dev.tenure.profile.Outward.Answer;
import dev.tenure.time.Lifetime;
import dev.tenure.token.SelfLocatingFormat;
import java.time.Duration;

/**
 * Stitch: a client's token of an hour without a refresh token (S2:10, S2:20), a user's of 15 minutes (S2:24), and a
 * refresh token that works once (S2:35). A refresh opens a session at the bank (S2:36), so a credential that is kept is
 * not renewed before it must be. Nothing there says that a refresh kills the access token before; it is kept.
 */
public final class Stitch {
    private static final Answer UNAUTHENTICATED =
            new Answer(401, "UNAUTHENTICATED", "UNAUTHENTICATED", "Token is expired or malformed");

    private static final Answer REAUTHORIZE = new Answer(
            401, "UNAUTHENTICATED", "REAUTHORIZATION_REQUIRED", "the user has to authorise the client again");

    private static final Answer FORBIDDEN = new Answer(403, "FORBIDDEN", "FORBIDDEN", "the token is not good for this");

    private static final Answer INTERNAL =
            new Answer(500, "INTERNAL", "INTERNAL_SERVER_ERROR", "an unexpected error occurred");

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
                .custody(CustodyRules.builder()
                        .refreshMargin(Duration.ofSeconds(5))
                        .build())
                .format(SelfLocatingFormat.VERSION_1)
                .outward(new Outward(
                        OAuth.all(UNAUTHENTICATED)
                                .put(Reason.GRANT_EXPIRED, REAUTHORIZE)
                                .put(Reason.SCOPE_EXCEEDED, FORBIDDEN),
                        INTERNAL))
                .tokenEndpoint(OAuth.TOKEN_ENDPOINT)
                .build();
    }
}
