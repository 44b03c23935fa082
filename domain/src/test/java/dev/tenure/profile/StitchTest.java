package dev.tenure.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.Rotation;
import dev.tenure.time.Cause;
import dev.tenure.time.Lifetime;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StitchTest {
    private static final Rejection IDLE_YEAR = new Rejection.GrantExpired(Instant.EPOCH, Cause.IDLE_LIFETIME_ENDED);
    private static final List<Rejection> DEAD = List.of(
            new Rejection.Malformed(),
            new Rejection.UnknownToken(),
            new Rejection.WrongClient(),
            new Rejection.WrongEnvironment(Environment.PRODUCTION, Environment.SANDBOX),
            new Rejection.Rotated(),
            new Rejection.Reused(),
            new Rejection.AccessExpired(Instant.EPOCH, Cause.LIFETIME_ENDED),
            new Rejection.AccessRevoked(),
            new Rejection.GrantEnded(Cause.REUSE_DETECTED),
            new Rejection.Conflict());

    @Test
    void theLifetimesAreThoseOfItsDocuments() {
        var grants = Stitch.STITCH.grants();
        assertThat(grants.clientTokenLifetime()).hasSeconds(3600);
        assertThat(grants.userTokenLifetime()).hasSeconds(900);
        assertThat(grants.refreshTokenLifetime()).isEqualTo(Lifetime.sliding(Duration.ofDays(365)));
        assertThat(grants.rotation()).isEqualTo(Rotation.strict());
        assertThat(Stitch.with(Duration.ofDays(30)).grants().refreshTokenLifetime())
                .isEqualTo(Lifetime.sliding(Duration.ofDays(30)));
    }

    @Test
    void everyRefusalOfARefreshTokenReadsAsInvalidGrant() {
        for (var profile : List.of(Stitch.STITCH, OAuth.OAUTH))
            for (var why : DEAD.append(IDLE_YEAR)) {
                var answer = profile.tokenEndpointErrors().responseTo(why, TokenKind.REFRESH);
                assertThat(answer.code()).isEqualTo("invalid_grant");
                assertThat(answer).isEqualTo(profile.tokenEndpointErrors().responseTo(DEAD.head(), TokenKind.REFRESH));
            }
    }

    @Test
    void everyRefusalOfAnAccessTokenReadsAsExpiredOrMalformed() {
        for (var why : DEAD) {
            var answer = Stitch.STITCH.errors().responseTo(why, TokenKind.ACCESS);
            assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.message()).isEqualTo("Token is expired or malformed");
            assertThat(OAuth.OAUTH.errors().responseTo(why, TokenKind.ACCESS).code())
                    .isEqualTo("invalid_token");
        }
    }

    @Test
    void afterTheIdleYearTheNextRequestIsToldThatTheUserHasToAuthorizeAgain() {
        assertThat(Stitch.STITCH
                        .errors()
                        .responseTo(IDLE_YEAR, TokenKind.ACCESS)
                        .code())
                .isEqualTo("REAUTHORIZATION_REQUIRED");
        assertThat(OAuth.OAUTH.errors().responseTo(IDLE_YEAR, TokenKind.ACCESS).code())
                .isEqualTo("invalid_token");
    }

    @Test
    void askingForMoreReadsDifferentlyAtTheTokenEndpointAndAtAResource() {
        var more = new Rejection.ScopeExceeded();
        assertThat(OAuth.OAUTH
                        .tokenEndpointErrors()
                        .responseTo(more, TokenKind.REFRESH)
                        .code())
                .isEqualTo("invalid_scope");
        assertThat(OAuth.OAUTH.errors().responseTo(more, TokenKind.ACCESS).code())
                .isEqualTo("insufficient_scope");
        assertThat(OAuth.OAUTH.errors().responseTo(more, TokenKind.ACCESS).status())
                .isEqualTo(403);
    }

    @Test
    void anAnswerThatNobodyForesawIsTheServersFault() {
        var suspect = new Rejection.ClockSuspect(Instant.EPOCH, Instant.EPOCH);
        assertThat(suspect.code()).isEqualTo(RejectionCode.CLOCK_SUSPECT);
        for (var profile : List.of(Stitch.STITCH, OAuth.OAUTH)) {
            assertThat(profile.errors().responseTo(suspect, TokenKind.ACCESS).status())
                    .isEqualTo(500);
            assertThat(profile.tokenEndpointErrors()
                            .responseTo(suspect, TokenKind.REFRESH)
                            .status())
                    .isEqualTo(500);
        }
        assertThat(Plaid.PLAID.tokenEndpointErrors()).isEqualTo(Plaid.PLAID.errors());
    }
}
