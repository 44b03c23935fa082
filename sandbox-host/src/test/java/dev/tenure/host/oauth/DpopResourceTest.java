package dev.tenure.host.oauth;

import static dev.tenure.host.fixture.OAuthClient.tokensIn;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.tenure.host.fixture.AuthorizationRequest;
import dev.tenure.host.fixture.DpopClient;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.StillClock;
import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The userinfo for tokens that are bound to a key, beside a proof (RFC 9449 section 7). */
final class DpopResourceTest {
    private static final String USERINFO = "/connect/userinfo";
    private static final String WRONG_TOKEN = "invalid_token";

    private static final RunningHost HOST = RunningHost.start(StillClock.class);
    private static final OAuthClient OAUTH = OAuthClient.basic(HOST, CLIENT, SECRET);
    private static final DpopClient OWNER = DpopClient.confidential(HOST);

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void aBoundTokenOpensBesideAProof() {
        var access = bound();

        var opened = OWNER.userinfo("DPoP " + access, OWNER.proofBeside(access));

        assertThat(opened.getStatusCode()).as(opened.getBody()).isEqualTo(200);
        assertThat(new JsonResponse(200, opened.getBody()).text("sub")).isEqualTo("ada");
        assertThat(opened.getDPoPNonce()).isEqualTo(OWNER.nonce());
        assertThat(OWNER.userinfo("dpop " + access, OWNER.proofBeside(access)).getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void aBoundTokenIsNoBearerToken() {
        var access = bound();

        for (var refused : new HTTPResponse[] {
            OAUTH.userinfo(access), OWNER.userinfo("Bearer " + access, OWNER.proofBeside(access))
        }) {
            assertThat(refused.getStatusCode()).isEqualTo(401);
            assertThat(refused.getHeaderValue("WWW-Authenticate"))
                    .startsWith("Bearer error=\"invalid_token\"")
                    .containsPattern(", DPoP algs=\"[^\"]*ES256");
        }
    }

    @Test
    void aBoundTokenWithoutAProofIsRefused() {
        isRefused(OWNER.userinfo("DPoP " + bound(), (String) null), "invalid_dpop_proof");
    }

    @Test
    void aTokenThatIsNotBoundIsRefusedBesideAProof() {
        var access = tokensIn(OAUTH.exchange(code())).getAccessToken();

        isRefused(OWNER.userinfo("DPoP " + access, OWNER.proofBeside(access)), WRONG_TOKEN);

        assertThat(OAUTH.userinfo(access).getStatusCode()).isEqualTo(200);
    }

    @Test
    void anotherKeyOpensNothing() {
        var access = bound();
        var thief = OWNER.withOtherKey();

        isRefused(thief.userinfo("DPoP " + access, thief.proofBeside(access)), WRONG_TOKEN);
    }

    @Test
    void aProofForAnotherTokenUrlOrMethodIsRefused() {
        var access = bound();
        for (var other : new SignedJWT[] {
            OWNER.proofBeside(new BearerAccessToken("another")),
            OWNER.proof("GET", USERINFO, OWNER.nonce()),
            proof("POST", HOST.at(USERINFO), access, OWNER.nonce()),
            proof("GET", HOST.at("/connect/token"), access, OWNER.nonce())
        }) isRefused(OWNER.userinfo("DPoP " + access, other), "invalid_dpop_proof");
    }

    @Test
    void aProofIsUsedOnceAndForAMinute() {
        var access = bound();
        var proof = OWNER.proofBeside(access);
        var late = OWNER.proofBeside(access);
        assertThat(OWNER.userinfo("DPoP " + access, proof).getStatusCode()).isEqualTo(200);

        isRefused(OWNER.userinfo("DPoP " + access, proof), "invalid_dpop_proof");
        HOST.advance("PT1M1S");
        isRefused(OWNER.userinfo("DPoP " + access, late), "invalid_dpop_proof");
    }

    @Test
    void aProofWithoutANonceIsToldOneForTheRetry() {
        var access = bound();
        var challenge = OWNER.userinfo("DPoP " + access, proof("GET", HOST.at(USERINFO), access, null));
        isRefused(challenge, "use_dpop_nonce");

        var retry = proof("GET", HOST.at(USERINFO), access, challenge.getDPoPNonce());

        assertThat(OWNER.userinfo("DPoP " + access, retry).getStatusCode()).isEqualTo(200);
    }

    @Test
    void twoProofsAreOneTooMany() {
        var access = bound();
        var request = HttpRequest.newBuilder(HOST.at(USERINFO)).header("Authorization", "DPoP " + access);
        for (var proof : new SignedJWT[] {OWNER.proofBeside(access), OWNER.proofBeside(access)})
            request.header("DPoP", proof.serialize());

        var refused = HOST.responseTo(request.build());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("DPoP error=\"invalid_dpop_proof\"");
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        var access =
                tokensIn(OWNER.ask(new ClientCredentialsGrant(), OWNER.proof())).getAccessToken();

        var refused = OWNER.userinfo("DPoP " + access, OWNER.proofBeside(access));

        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getHeaderValue("WWW-Authenticate")).startsWith("DPoP error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "a.b.c",
                "e30.e30.e30",
                "eyJhbGciOiJub25lIn0.e30.",
                "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2In0.e30.AAAA",
                "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkhTMjU2IiwiandrIjp7Imt0eSI6Im9jdCIsImsiOiJBQUFBIn19.e30.AAAA"
            })
    void aTextThatIsNoProofIsRefused(String text) {
        isRefused(OWNER.userinfo("DPoP " + bound(), text), "invalid_dpop_proof");
    }

    private static AccessToken bound() {
        return tokensIn(OWNER.exchange(code(), null, OWNER.proof())).getAccessToken();
    }

    private static String code() {
        return AuthorizationRequest.to(HOST).code();
    }

    private static SignedJWT proof(String method, URI url, AccessToken access, @Nullable Nonce nonce) {
        return OWNER.proof(method, url, OWNER.now(), access, nonce);
    }

    private static void isRefused(HTTPResponse response, String error) {
        assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(401);
        assertThat(response.getHeaderValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("DPoP error=\"" + error + "\"")
                .contains("algs=\"");
    }
}
