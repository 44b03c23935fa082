package dev.tenure.host.oauth;

import static dev.tenure.host.fixture.OAuthClient.refusalIn;
import static dev.tenure.host.fixture.OAuthClient.tokensIn;
import static dev.tenure.host.fixture.RunningHost.CLIENT;
import static dev.tenure.host.fixture.RunningHost.PUBLIC_CLIENT;
import static dev.tenure.host.fixture.RunningHost.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.tenure.host.fixture.AuthorizationRequest;
import dev.tenure.host.fixture.DpopClient;
import dev.tenure.host.fixture.JsonResponse;
import dev.tenure.host.fixture.OAuthClient;
import dev.tenure.host.fixture.RunningHost;
import dev.tenure.host.fixture.StillClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that are bound to a redirect URI and a code challenge (RFC 7636), and public clients, which need one. */
final class CodeBindingTest {
    private static final String CALLBACK = "https://app.example/callback?a=b";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final RunningHost HOST = RunningHost.start(StillClock.class);
    private static final OAuthClient OAUTH = OAuthClient.basic(HOST, CLIENT, SECRET);
    private static final DpopClient PUBLIC = DpopClient.ofPublic(HOST);

    private final CodeVerifier verifier = new CodeVerifier();

    @AfterAll
    static void stop() {
        HOST.close();
    }

    @Test
    void aCodeIsExchangedForItsVerifierAndItsRedirectUri() {
        var code = asked().with("redirect_uri", CALLBACK)
                .provenBy(verifier)
                .with("nonce", "n-0S6")
                .code();

        assertThat(tokensIn(exchange(code, CALLBACK, verifier)).getRefreshToken())
                .isNotNull();
    }

    @Test
    void anotherVerifierOrNoneIsRefusedAndBurnsNothing() {
        var code = asked().provenBy(verifier).code();

        assertThat(refusalIn(exchange(code, null, new CodeVerifier()))).isEqualTo("invalid_grant");
        assertThat(refusalIn(exchange(code, null, null))).isEqualTo("invalid_grant");

        assertThat(tokensIn(exchange(code, null, verifier)).getRefreshToken()).isNotNull();
    }

    @Test
    void aVerifierThatIsNoneIsRefusedAndBurnsNothing() {
        var code = asked().provenBy(verifier).code();
        var form = "grant_type=authorization_code&code=%s&code_verifier=short&client_id=%s&client_secret=%s"
                .formatted(code, CLIENT, SECRET);

        assertThat(form("/connect/token", form).text("error")).isEqualTo("invalid_request");

        assertThat(tokensIn(exchange(code, null, verifier)).getRefreshToken()).isNotNull();
    }

    @Test
    void aVerifierWithoutAChallengeIsRefusedAndBurnsNothing() {
        var code = asked().code();

        assertThat(refusalIn(exchange(code, null, verifier))).isEqualTo("invalid_grant");

        assertThat(tokensIn(exchange(code, null, null)).getRefreshToken()).isNotNull();
    }

    @Test
    void anotherRedirectUriOrNoneIsRefusedAndBurnsNothing() {
        var code = asked().with("redirect_uri", CALLBACK).code();

        assertThat(refusalIn(exchange(code, CALLBACK + "c", null))).isEqualTo("invalid_grant");
        assertThat(refusalIn(exchange(code, "https://app.example/callback?a=%62", null)))
                .isEqualTo("invalid_grant");
        assertThat(refusalIn(exchange(code, null, null))).isEqualTo("invalid_grant");

        assertThat(tokensIn(exchange(code, CALLBACK, null)).getRefreshToken()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "s256", "S512", ""})
    void noMethodButS256IsTaken(String method) {
        isInvalid(asked().with("code_challenge", CHALLENGE).with("code_challenge_method", method));
    }

    @Test
    void aChallengeNeedsItsMethodAndAMethodItsChallenge() {
        isInvalid(asked().with("code_challenge", CHALLENGE));
        isInvalid(asked().with("code_challenge_method", "S256"));
    }

    @Test
    void aBindingOutOfItsBoundsIsRefused() {
        isInvalid(asked().with("code_challenge", CHALLENGE + "x").with("code_challenge_method", "S256"));
        isInvalid(asked().with("nonce", "n".repeat(513)));
        isInvalid(asked().with("redirect_uri", "https://" + "a".repeat(2_041)));
        isInvalid(asked().with("nonce", ""));
        assertThat(asked().with("nonce", "n".repeat(512)).answer().status()).isEqualTo(200);
    }

    @Test
    void aPublicClientNamesItselfAndProvesItsCode() {
        var code = asked().provenBy(verifier).codeOfPublic();
        assertThat(refusalIn(PUBLIC.exchange(code, new CodeVerifier(), null))).isEqualTo("invalid_grant");
        assertThat(refusalIn(PUBLIC.exchange(code, null, null))).isEqualTo("invalid_grant");

        var first = tokensIn(PUBLIC.exchange(code, verifier, null));
        var second = tokensIn(PUBLIC.refresh(first.getRefreshToken(), null));

        assertThat(OAUTH.userinfo(second.getAccessToken()).getStatusCode()).isEqualTo(200);
        revoke(second.getRefreshToken().getValue());
        assertThat(OAUTH.userinfo(second.getAccessToken()).getStatusCode()).isEqualTo(401);
    }

    @Test
    void aPublicClientGetsNoCodeWithoutAChallenge() {
        asked().answerToPublic().isError(400, "INVALID_REQUEST", "MISSING_FIELDS");
    }

    @Test
    void aPublicClientDoesNothingThatNeedsAnAuthentication() {
        var named = "client_id=" + PUBLIC_CLIENT;
        var own = form("/connect/token", "grant_type=client_credentials&scope=accounts&" + named);
        assertThat(own.text("error")).isEqualTo("unauthorized_client");
        assertThat(own.status()).isEqualTo(400);
        assertThat(form("/connect/introspect", "token=x&" + named).text("error"))
                .isEqualTo("invalid_client");
        assertThat(HOST.send(HttpRequest.newBuilder(HOST.at("/link/token/create"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"client_id\":\"%s\",\"user\":{\"client_user_id\":\"ada\"}}"
                                                .formatted(PUBLIC_CLIENT)))
                                .build())
                        .text("error_code"))
                .isEqualTo("INVALID_API_KEYS");
    }

    @Test
    void whoeverTriesToAuthenticateIsNoPublicClient() {
        var grant = "grant_type=refresh_token&refresh_token=x&client_id=" + PUBLIC_CLIENT;

        assertThat(form("/connect/token", grant).text("error")).isEqualTo("invalid_grant");
        for (var attempt : new String[] {"&client_secret=", "&client_secret=wrong", "&client_assertion=e.e.e"})
            assertThat(form("/connect/token", grant + attempt).text("error")).isEqualTo("invalid_client");
        assertThat(refusalIn(OAuthClient.basic(HOST, PUBLIC_CLIENT, "wrong").exchange("x")))
                .isEqualTo("invalid_client");
    }

    private static AuthorizationRequest asked() {
        return AuthorizationRequest.to(HOST);
    }

    private static HTTPResponse exchange(String code, @Nullable String redirectUri, @Nullable CodeVerifier verifier) {
        var uri = redirectUri == null ? null : URI.create(redirectUri);
        return OAUTH.ask(new AuthorizationCodeGrant(new AuthorizationCode(code), uri, verifier));
    }

    private static void isInvalid(AuthorizationRequest request) {
        request.answer().isError(400, "INVALID_REQUEST", "INVALID_FIELD");
    }

    private static void revoke(String token) {
        assertThat(form("/connect/revocation", "token=" + token + "&client_id=" + PUBLIC_CLIENT)
                        .status())
                .isEqualTo(200);
    }

    private static JsonResponse form(String path, String body) {
        return HOST.send(HttpRequest.newBuilder(HOST.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
