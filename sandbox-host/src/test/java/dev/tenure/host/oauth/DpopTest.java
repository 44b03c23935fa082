package dev.tenure.host.oauth;

import static dev.tenure.host.fixture.OAuthClient.refusalIn;
import static dev.tenure.host.fixture.OAuthClient.tokensIn;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.tenure.host.fixture.AuthorizationRequest;
import dev.tenure.host.fixture.Database;
import dev.tenure.host.fixture.DpopClient;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.StillClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tokens bound to the key of a DPoP proof (RFC 9449) at the token endpoint, with proofs by Nimbus' own client. */
final class DpopTest {
    private static final String TOKEN = "/connect/token";

    private static final RunningHost HOST = RunningHost.start(StillClock.class);
    private static final OAuthClient OAUTH = OAuthClient.basic(HOST, CLIENT, SECRET);
    private static final DpopClient CONFIDENTIAL = DpopClient.confidential(HOST);
    private static final DpopClient PUBLIC = DpopClient.ofPublic(HOST);

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void aProofBindsTheAccessToken() {
        var first = tokensIn(CONFIDENTIAL.exchange(code(), null, CONFIDENTIAL.proof()));
        var second = tokensIn(CONFIDENTIAL.refresh(first.getRefreshToken(), CONFIDENTIAL.proof()));

        for (var tokens : new Tokens[] {first, second}) {
            assertThat(tokens.getAccessToken().getType()).isEqualTo(AccessTokenType.DPOP);
            var known = OAUTH.known(tokens.getAccessToken());
            assertThat(known.getTokenType()).isEqualTo(AccessTokenType.DPOP);
            assertThat(known.getJWKThumbprintConfirmation()).isEqualTo(CONFIDENTIAL.thumbprint());
        }
        assertThat(OAUTH.known(second.getRefreshToken()).getJWKThumbprintConfirmation())
                .isNull();
    }

    @Test
    void withoutAProofTheAccessTokenIsABearers() {
        var first = tokensIn(CONFIDENTIAL.exchange(code(), null, CONFIDENTIAL.proof()));
        var second = tokensIn(CONFIDENTIAL.refresh(first.getRefreshToken(), null));

        assertThat(second.getAccessToken().getType()).isEqualTo(AccessTokenType.BEARER);
        var known = OAUTH.known(second.getAccessToken());
        assertThat(known.getTokenType()).isEqualTo(AccessTokenType.BEARER);
        assertThat(known.getJWKThumbprintConfirmation()).isNull();
    }

    @Test
    void aClientsOwnTokenIsBoundToo() {
        var tokens = tokensIn(CONFIDENTIAL.ask(new ClientCredentialsGrant(), CONFIDENTIAL.proof()));

        assertThat(tokens.getAccessToken().getType()).isEqualTo(AccessTokenType.DPOP);
        assertThat(OAUTH.known(tokens.getAccessToken()).getJWKThumbprintConfirmation())
                .isEqualTo(CONFIDENTIAL.thumbprint());
    }

    @Test
    void aPublicClientsRefreshTokenIsBoundAndAnotherKeyOrNoneBurnsNothing() {
        var first = tokensOfPublic();
        assertThat(PUBLIC.refresh(first.getRefreshToken(), null)).satisfies(DpopTest::isInvalidGrant);
        var thief = PUBLIC.withOtherKey();
        assertThat(thief.refresh(first.getRefreshToken(), thief.proof())).satisfies(DpopTest::isInvalidGrant);

        var second = tokensIn(PUBLIC.refresh(first.getRefreshToken(), PUBLIC.proof()));

        assertThat(thief.refresh(first.getRefreshToken(), thief.proof())).satisfies(DpopTest::isInvalidGrant);
        stillRefreshes(PUBLIC, second);
    }

    @Test
    void aClientThatAuthenticatesItselfMayChangeItsKey() {
        var first = tokensIn(CONFIDENTIAL.exchange(code(), null, CONFIDENTIAL.proof()));
        var moved = CONFIDENTIAL.withOtherKey();

        var second = tokensIn(moved.refresh(first.getRefreshToken(), moved.proof()));

        assertThat(OAUTH.known(second.getAccessToken()).getJWKThumbprintConfirmation())
                .isEqualTo(moved.thumbprint());
    }

    @Test
    void aProofIsUsedOnce() {
        var first = tokensIn(CONFIDENTIAL.exchange(code(), null, CONFIDENTIAL.proof()));
        var proof = CONFIDENTIAL.proof();
        var second = tokensIn(CONFIDENTIAL.refresh(first.getRefreshToken(), proof));

        isInvalidProof(CONFIDENTIAL.refresh(second.getRefreshToken(), proof));

        stillRefreshes(CONFIDENTIAL, second);
    }

    @Test
    void aProofForAnotherUrlOrMethodIsRefused() {
        var first = tokensOfPublic();
        for (var other : new SignedJWT[] {
            PUBLIC.proof("POST", "/connect/revocation", PUBLIC.nonce()),
            PUBLIC.proof("GET", TOKEN, PUBLIC.nonce()),
            proof(URI.create("https://elsewhere.example" + TOKEN), PUBLIC.now(), PUBLIC.nonce())
        }) isInvalidProof(PUBLIC.refresh(first.getRefreshToken(), other));

        stillRefreshes(PUBLIC, first);
    }

    @Test
    void aProofIsGoodForAMinuteOfTheHostsTimeEitherWay() {
        HOST.advance(
                Duration.between(PUBLIC.now(), wholeSecond().plusSeconds(1)).toString());
        var first = tokensOfPublic();
        var early = PUBLIC.proof();
        var late = PUBLIC.proof();
        HOST.advance("PT1M");
        var second = tokensIn(PUBLIC.refresh(first.getRefreshToken(), early));

        HOST.advance("PT0.001S");
        isInvalidProof(PUBLIC.refresh(second.getRefreshToken(), late));
        isInvalidProof(PUBLIC.refresh(
                second.getRefreshToken(), proof(HOST.at(TOKEN), PUBLIC.now().plusSeconds(62), PUBLIC.nonce())));

        stillRefreshes(PUBLIC, second);
    }

    @Test
    void aHostThatIsFarAheadTakesProofsOfItsOwnTime() {
        HOST.advance("P3650D");

        assertThat(tokensOfPublic().getAccessToken().getType()).isEqualTo(AccessTokenType.DPOP);
    }

    @Test
    void aProofWithoutANonceIsToldOneForTheRetry() {
        var code = AuthorizationRequest.to(HOST).code();
        var challenge = CONFIDENTIAL.exchange(code, null, CONFIDENTIAL.proof("POST", TOKEN, null));
        assertThat(refusalIn(challenge)).isEqualTo("use_dpop_nonce");

        var retry = CONFIDENTIAL.exchange(code, null, CONFIDENTIAL.proof("POST", TOKEN, challenge.getDPoPNonce()));

        assertThat(tokensIn(retry).getAccessToken().getType()).isEqualTo(AccessTokenType.DPOP);
        assertThat(retry.getDPoPNonce()).isEqualTo(challenge.getDPoPNonce());
    }

    @Test
    void aNonceIsReplacedAfterFiveMinutesAndTakenForFiveMore() {
        var first = tokensOfPublic();
        var nonce = PUBLIC.nonce();
        HOST.advance("PT5M");
        assertThat(PUBLIC.nonce()).isNotEqualTo(nonce);
        var second = tokensIn(PUBLIC.refresh(first.getRefreshToken(), PUBLIC.proof("POST", TOKEN, nonce)));

        HOST.advance("PT5M");
        for (var old : new Nonce[] {nonce, new Nonce()}) {
            var refused = PUBLIC.refresh(second.getRefreshToken(), PUBLIC.proof("POST", TOKEN, old));
            assertThat(refusalIn(refused)).isEqualTo("use_dpop_nonce");
            assertThat(refused.getDPoPNonce()).isEqualTo(PUBLIC.nonce()).isNotEqualTo(old);
        }

        stillRefreshes(PUBLIC, second);
    }

    @Test
    void aNonceThatNobodyAskedForInTimeIsGoneAtOnce() {
        var nonce = PUBLIC.nonce();
        HOST.advance("PT10M");

        var refused = CONFIDENTIAL.exchange(code(), null, CONFIDENTIAL.proof("POST", TOKEN, nonce));

        assertThat(refusalIn(refused)).isEqualTo("use_dpop_nonce");
    }

    @Test
    void aHostThatKnowsItsOriginTakesProofsForThat() {
        var origin = "https://auth.example";
        try (var host = RunningHost.startStill(Database.h2(), "--tenure.dpop.origin=" + origin)) {
            var client = DpopClient.confidential(host);
            var code = AuthorizationRequest.to(host).code();
            isInvalidProof(client.exchange(code, null, client.proof()));

            var known = client.proof("POST", URI.create(origin + TOKEN), client.now(), null, client.nonce());
            assertThat(tokensIn(client.exchange(code, null, known))
                            .getAccessToken()
                            .getType())
                    .isEqualTo(AccessTokenType.DPOP);
        }
    }

    /** The host's time as proofs tell it. */
    private static Instant wholeSecond() {
        return PUBLIC.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Tokens tokensOfPublic() {
        var verifier = new CodeVerifier();
        var code = AuthorizationRequest.to(HOST).provenBy(verifier).codeOfPublic();
        return tokensIn(PUBLIC.exchange(code, verifier, PUBLIC.proof()));
    }

    private static String code() {
        return AuthorizationRequest.to(HOST).code();
    }

    private static SignedJWT proof(URI url, Instant issuedAt, Nonce nonce) {
        return PUBLIC.proof("POST", url, issuedAt, null, nonce);
    }

    private static void stillRefreshes(DpopClient client, Tokens tokens) {
        assertThat(client.refresh(tokens.getRefreshToken(), client.proof()).getStatusCode())
                .isEqualTo(200);
    }

    private static void isInvalidGrant(HTTPResponse response) {
        assertThat(refusalIn(response)).isEqualTo("invalid_grant");
    }

    private static void isInvalidProof(HTTPResponse response) {
        assertThat(refusalIn(response)).isEqualTo("invalid_dpop_proof");
    }
}
