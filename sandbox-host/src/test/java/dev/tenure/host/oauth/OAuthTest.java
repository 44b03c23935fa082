package dev.tenure.host.oauth;

import static dev.tenure.host.fixture.OAuthClient.refusalIn;
import static dev.tenure.host.fixture.OAuthClient.tokensIn;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_CLIENT;
import static dev.tenure.host.fixture.RunningHost.OTHER_SECRET;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.tenure.contract.report.Shows;
import dev.tenure.host.fixture.ElapsedTime;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.StillClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nimbus' {@code oauth2-oidc-sdk} as a client, unmodified, against the running host. */
final class OAuthTest {
    private static final String SCOPE = "openid accounts transactions offline_access";
    private static final RunningHost HOST = RunningHost.start(StillClock.class);
    private static final OAuthClient OAUTH = OAuthClient.basic(HOST, CLIENT, SECRET);
    private static final OAuthClient OTHER = OAuthClient.post(HOST, OTHER_CLIENT, OTHER_SECRET);

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    @Shows("G10")
    void aGrantIsAuthorizedExchangedUsedRefreshedAndEndedByAReuse() {
        var elapsed = new ElapsedTime();
        var first = tokensIn(OAUTH.exchange(codeFor("ada", SCOPE)));
        elapsed.assertRemaining(Duration.ofMinutes(15), first.getAccessToken().getLifetime());
        assertThat(first.getAccessToken().getScope().toString()).isEqualTo(SCOPE);
        assertThat(subjectOf(OAUTH.userinfo(first.getAccessToken()))).isEqualTo("ada");

        var second = tokensIn(OAUTH.refresh(first.getRefreshToken()));
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
        assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
        assertThat(subjectOf(OAUTH.userinfo(second.getAccessToken()))).isEqualTo("ada");
        assertThat(subjectOf(OAUTH.userinfo(first.getAccessToken()))).isEqualTo("ada");

        assertThat(refusalIn(OAUTH.refresh(first.getRefreshToken()))).isEqualTo("invalid_grant");
        assertThat(refusalIn(OAUTH.refresh(second.getRefreshToken()))).isEqualTo("invalid_grant");
        isUnauthenticated(OAUTH.userinfo(second.getAccessToken()));
    }

    @Test
    void aClientMayProveItselfInTheHeaderOrInTheForm() {
        var post = OAuthClient.post(HOST, CLIENT, SECRET);
        var first = tokensIn(post.exchange(codeFor("ada", SCOPE)));

        assertThat(tokensIn(OAUTH.refresh(first.getRefreshToken())).getRefreshToken())
                .isNotNull();
    }

    @Test
    void aClientsOwnTokenLastsAnHourAndHasNoRefreshTokenAndNoUser() {
        var elapsed = new ElapsedTime();
        var tokens = tokensIn(OAUTH.ask(new ClientCredentialsGrant(), "openid payments offline_access"));

        assertThat(tokens.getRefreshToken()).isNull();
        elapsed.assertRemaining(Duration.ofHours(1), tokens.getAccessToken().getLifetime());
        var known = OAUTH.known(tokens.getAccessToken());
        assertThat(known.getSubject()).isNull();
        assertThat(known.getClientID().getValue()).isEqualTo(CLIENT);
        isForbidden(OAUTH.userinfo(tokens.getAccessToken()));

        HOST.advance("PT59M");
        assertThat(OAUTH.known(tokens.getAccessToken()).isActive()).isTrue();
        HOST.advance("PT1M");
        isInactive(OAUTH.introspect(tokens.getAccessToken()));
        isUnauthenticated(OAUTH.userinfo(tokens.getAccessToken()));
    }

    @Test
    void aClientsOwnGrantNeedsAScope() {
        assertThat(refusalIn(OAUTH.ask(new ClientCredentialsGrant()))).isEqualTo("invalid_scope");
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        var tokens = tokensIn(OAUTH.exchange(codeFor("ada", "openid accounts")));

        assertThat(tokens.getRefreshToken()).isNull();
        assertThat(subjectOf(OAUTH.userinfo(tokens.getAccessToken()))).isEqualTo("ada");
    }

    @Test
    void aRefreshMayAskForLessAndTheNextHasAllAgain() {
        var first = tokensIn(OAUTH.exchange(codeFor("ada", SCOPE)));

        var narrow = tokensIn(OAUTH.refresh(first.getRefreshToken(), "accounts"));
        assertThat(narrow.getAccessToken().getScope().toString()).isEqualTo("accounts");
        isForbidden(OAUTH.userinfo(narrow.getAccessToken()));

        var whole = tokensIn(OAUTH.refresh(narrow.getRefreshToken()));
        assertThat(whole.getAccessToken().getScope().toString()).isEqualTo(SCOPE);
        assertThat(subjectOf(OAUTH.userinfo(whole.getAccessToken()))).isEqualTo("ada");
    }

    @Test
    void askingForMoreThanWasGrantedBurnsNothing() {
        var first = tokensIn(OAUTH.exchange(codeFor("ada", SCOPE)));

        assertThat(refusalIn(OAUTH.refresh(first.getRefreshToken(), "openid payments")))
                .isEqualTo("invalid_scope");

        assertThat(tokensIn(OAUTH.refresh(first.getRefreshToken())).getRefreshToken())
                .isNotNull();
    }

    @Test
    void aUsersTokenOpensForFifteenMinutesAndIsRefreshedAfterThem() {
        var first = tokensIn(OAUTH.exchange(codeFor("ada", SCOPE)));

        HOST.advance("PT14M");
        assertThat(subjectOf(OAUTH.userinfo(first.getAccessToken()))).isEqualTo("ada");
        HOST.advance("PT1M");
        isUnauthenticated(OAUTH.userinfo(first.getAccessToken()));

        var second = tokensIn(OAUTH.refresh(first.getRefreshToken()));
        assertThat(subjectOf(OAUTH.userinfo(second.getAccessToken()))).isEqualTo("ada");
    }

    @Test
    void aRefreshTokenIsGoodForAnIdleYearThatEveryRefreshBeginsAnew() {
        var first = tokensIn(OAUTH.exchange(codeFor("ada", SCOPE)));
        HOST.advance("P364D");
        var second = tokensIn(OAUTH.refresh(first.getRefreshToken()));
        HOST.advance("P364D");
        var third = tokensIn(OAUTH.refresh(second.getRefreshToken()));

        HOST.advance("P365D");

        isStitchError(OAUTH.userinfo(third.getAccessToken()), 401, "REAUTHORIZATION_REQUIRED");
        assertThat(refusalIn(OAUTH.refresh(third.getRefreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void nothingOutlivesTheConsent() {
        var elapsed = new ElapsedTime();
        var until = now().plus(Duration.ofMinutes(10));
        var tokens = tokensIn(OAUTH.exchange(HOST.post(
                        "/sandbox/authorize",
                        """
                        {"user":"ada","scope":"%s","consent_expiration_time":"%s"}"""
                                .formatted(SCOPE, until))
                .text("code")));

        elapsed.assertRemaining(Duration.ofMinutes(10), tokens.getAccessToken().getLifetime());
        HOST.advance("PT10M");

        isStitchError(OAUTH.userinfo(tokens.getAccessToken()), 401, "REAUTHORIZATION_REQUIRED");
        assertThat(refusalIn(OAUTH.refresh(tokens.getRefreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    @Shows({"G1", "G10"})
    void aCodeIsExchangedOnceAndAgainItEndsTheGrant() {
        var code = codeFor("ada", SCOPE);
        var tokens = tokensIn(OAUTH.exchange(code));

        assertThat(refusalIn(OAUTH.exchange(code))).isEqualTo("invalid_grant");

        isUnauthenticated(OAUTH.userinfo(tokens.getAccessToken()));
        assertThat(refusalIn(OAUTH.refresh(tokens.getRefreshToken()))).isEqualTo("invalid_grant");
    }

    @Test
    void aCodeWaitsFiveMinutes() {
        var early = codeFor("ada", SCOPE);
        HOST.advance("PT4M");
        assertThat(tokensIn(OAUTH.exchange(early)).getRefreshToken()).isNotNull();

        var late = codeFor("ada", SCOPE);
        HOST.advance("PT5M");
        assertThat(refusalIn(OAUTH.exchange(late))).isEqualTo("invalid_grant");
    }

    @Test
    void anotherClientsTokenIsRefusedAndStaysAsItWas() {
        var code = codeFor("ada", SCOPE);
        assertThat(refusalIn(OTHER.exchange(code))).isEqualTo("invalid_grant");
        var first = tokensIn(OAUTH.exchange(code));

        assertThat(refusalIn(OTHER.refresh(first.getRefreshToken()))).isEqualTo("invalid_grant");

        var second = tokensIn(OAUTH.refresh(first.getRefreshToken()));
        assertThat(refusalIn(OTHER.refresh(first.getRefreshToken()))).isEqualTo("invalid_grant");
        assertThat(subjectOf(OAUTH.userinfo(second.getAccessToken()))).isEqualTo("ada");
    }

    @Test
    void aClientThatDoesNotProveItselfIsToldHow() {
        var code = codeFor("ada", SCOPE);
        for (var nobody : new OAuthClient[] {
            OAuthClient.basic(HOST, CLIENT, "wrong"),
            OAuthClient.post(HOST, CLIENT, "wrong"),
            OAuthClient.basic(HOST, CLIENT, OTHER_SECRET),
            OAuthClient.basic(HOST, "nobody", SECRET)
        }) {
            var refused = nobody.exchange(code);

            assertThat(refusalIn(refused)).isEqualTo("invalid_client");
            assertThat(refused.getHeaderValue("WWW-Authenticate")).startsWith("Basic");
            assertThat(nobody.revoke(new RefreshToken(code)).getStatusCode()).isEqualTo(401);
            assertThat(nobody.introspect(new RefreshToken(code)).getStatusCode())
                    .isEqualTo(401);
        }
        assertThat(tokensIn(OAUTH.exchange(code)).getRefreshToken()).isNotNull();
    }

    @Test
    void aRevokedRefreshTokenEndsAllUsedOrNotAndWhateverTheHint() {
        var whole = grantFor("ada");
        isRevoked(OAUTH.revoke(whole.getRefreshToken()));
        isDead(whole);

        var used = grantFor("ada");
        var next = tokensIn(OAUTH.refresh(used.getRefreshToken()));
        isRevoked(OAUTH.revoke(used.getRefreshToken()));
        isDead(next);

        var hinted = grantFor("ada");
        isRevoked(OAUTH.revoke(new BearerAccessToken(hinted.getRefreshToken().getValue())));
        isDead(hinted);
    }

    @Test
    void aRevokedAccessTokenLeavesTheGrantAbleToRefresh() {
        var tokens = grantFor("ada");

        isRevoked(OAUTH.revoke(new RefreshToken(tokens.getAccessToken().getValue())));

        isUnauthenticated(OAUTH.userinfo(tokens.getAccessToken()));
        var next = tokensIn(OAUTH.refresh(tokens.getRefreshToken()));
        assertThat(subjectOf(OAUTH.userinfo(next.getAccessToken()))).isEqualTo("ada");
    }

    @Test
    void revokingAgainOrWhatIsUnknownOrAnothersSaysTheSameAndDoesNothing() {
        var tokens = grantFor("ada");

        isRevoked(OTHER.revoke(tokens.getRefreshToken()));
        isRevoked(OTHER.revoke(tokens.getAccessToken()));
        isRevoked(OAUTH.revoke(new RefreshToken("unknown")));
        isRevoked(OAUTH.revoke(new BearerAccessToken(HOST.accessTokenOf("ada"))));
        assertThat(subjectOf(OAUTH.userinfo(tokens.getAccessToken()))).isEqualTo("ada");

        isRevoked(OAUTH.revoke(tokens.getRefreshToken()));
        isRevoked(OAUTH.revoke(tokens.getRefreshToken()));
        isDead(tokens);
    }

    @Test
    void introspectionTellsAClientWhatItsTokensAre() {
        var before = now();
        var tokens = grantFor("ada");

        var access = OAUTH.known(tokens.getAccessToken());
        assertThat(access.getScope().toString()).isEqualTo(SCOPE);
        assertThat(access.getSubject().getValue()).isEqualTo("ada");
        assertThat(access.getClientID().getValue()).isEqualTo(CLIENT);
        assertThat(access.getTokenType().getValue()).isEqualTo("Bearer");
        assertThat(access.getIssueTime().toInstant()).isBetween(before.minusSeconds(1), now());
        assertThat(lifetimeOf(
                        access.getIssueTime().toInstant(),
                        access.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(15));

        var refresh = OAUTH.known(tokens.getRefreshToken());
        assertThat(refresh.getTokenType()).isNull();
        assertThat(lifetimeOf(
                        refresh.getIssueTime().toInstant(),
                        refresh.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void ofWhatIsNotActiveIntrospectionSaysThatAndNothingElse() {
        var code = codeFor("ada", SCOPE);
        isInactive(OAUTH.introspect(new RefreshToken(code)));
        var tokens = tokensIn(OAUTH.exchange(code));

        isInactive(OAUTH.introspect(new RefreshToken("unknown")));
        isInactive(OTHER.introspect(tokens.getAccessToken()));
        isInactive(OTHER.introspect(tokens.getRefreshToken()));
        OAUTH.refresh(tokens.getRefreshToken());
        isInactive(OAUTH.introspect(tokens.getRefreshToken()));
        HOST.advance("PT15M");
        isInactive(OAUTH.introspect(tokens.getAccessToken()));
    }

    @Test
    void anItemsTokenOpensNoGrantAndAGrantsTokenNoItem() {
        var tokens = grantFor("ada");

        isUnauthenticated(OAUTH.userinfo(HOST.accessTokenOf("ada")));
        HOST.ofAccessToken("/item/get", tokens.getAccessToken().getValue())
                .isError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
    }

    private static Tokens grantFor(String user) {
        return tokensIn(OAUTH.exchange(codeFor(user, SCOPE)));
    }

    private static String codeFor(String user, String scope) {
        return HOST.post("/sandbox/authorize", "{\"user\":\"%s\",\"scope\":\"%s\"}".formatted(user, scope))
                .text("code");
    }

    private static Instant now() {
        return Instant.parse(HOST.get("/sandbox/clock").text("now"));
    }

    private static Duration lifetimeOf(Instant issued, Instant expires) {
        return Duration.between(issued, expires);
    }

    private static String subjectOf(HTTPResponse response) {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
        return new JsonResponse(200, response.getBody()).text("sub");
    }

    private static void isDead(Tokens tokens) {
        isUnauthenticated(OAUTH.userinfo(tokens.getAccessToken()));
        isInactive(OAUTH.introspect(tokens.getAccessToken()));
        isInactive(OAUTH.introspect(tokens.getRefreshToken()));
        assertThat(refusalIn(OAUTH.refresh(tokens.getRefreshToken()))).isEqualTo("invalid_grant");
    }

    private static void isRevoked(HTTPResponse response) {
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isNullOrEmpty();
    }

    private static void isInactive(HTTPResponse response) {
        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody().strip()).isEqualTo("{\"active\":false}");
    }

    private static void isUnauthenticated(HTTPResponse response) {
        isStitchError(response, 401, "UNAUTHENTICATED");
        assertThat(response.getBody()).contains("\"UNAUTHENTICATED: Token is expired or malformed\"");
    }

    private static void isForbidden(HTTPResponse response) {
        isStitchError(response, 403, "FORBIDDEN");
    }

    private static void isStitchError(HTTPResponse response, int status, String code) {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
        assertThat(response.getHeaderValue("WWW-Authenticate")).startsWith("Bearer error=");
        var errors = new JsonResponse(status, response.getBody()).json().required("errors");
        assertThat(errors.size()).isEqualTo(1);
        assertThat(errors.get(0).required("message").asString()).startsWith(code + ": ");
        assertThat(errors.get(0).required("extensions").required("code").asString())
                .isEqualTo(code);
    }
}
