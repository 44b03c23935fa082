package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import java.io.IOException;
import java.net.URI;

/** A client that is built on Nimbus, talking to a host. Whatever comes back must be as Nimbus reads it. */
record OAuthClient(Sandbox host, ClientAuthentication proof) {
    static OAuthClient basic(Sandbox host, String client, String secret) {
        return new OAuthClient(host, new ClientSecretBasic(new ClientID(client), new Secret(secret)));
    }

    static OAuthClient post(Sandbox host, String client, String secret) {
        return new OAuthClient(host, new ClientSecretPost(new ClientID(client), new Secret(secret)));
    }

    HTTPResponse ask(AuthorizationGrant grant, String scope) {
        var request = new TokenRequest.Builder(at("/connect/token"), proof, grant);
        return sent(request.scope(Scope.parse(scope)).build());
    }

    HTTPResponse ask(AuthorizationGrant grant) {
        return sent(new TokenRequest.Builder(at("/connect/token"), proof, grant).build());
    }

    HTTPResponse exchange(String code) {
        return ask(new AuthorizationCodeGrant(new AuthorizationCode(code), null));
    }

    HTTPResponse refresh(RefreshToken token) {
        return ask(new RefreshTokenGrant(token));
    }

    HTTPResponse refresh(RefreshToken token, String scope) {
        return ask(new RefreshTokenGrant(token), scope);
    }

    HTTPResponse revoke(Token token) {
        return sent(new TokenRevocationRequest(at("/connect/revocation"), proof, token));
    }

    HTTPResponse introspect(Token token) {
        return sent(new TokenIntrospectionRequest(at("/connect/introspect"), proof, token));
    }

    /** What is told of a token that is active. */
    TokenIntrospectionSuccessResponse known(Token token) {
        try {
            var known = TokenIntrospectionSuccessResponse.parse(introspect(token));
            assertThat(known.isActive()).isTrue();
            return known;
        } catch (ParseException e) {
            throw new AssertionError("that is no introspection", e);
        }
    }

    HTTPResponse userinfo(String access) {
        return sent(new UserInfoRequest(at("/connect/userinfo"), new BearerAccessToken(access)));
    }

    HTTPResponse userinfo(Token access) {
        return userinfo(access.getValue());
    }

    /** The tokens of an answer that has some. */
    static Tokens tokensIn(HTTPResponse response) {
        try {
            var answer = TokenResponse.parse(response);
            assertThat(answer.indicatesSuccess()).as(response.getBody()).isTrue();
            return ((AccessTokenResponse) answer).getTokens();
        } catch (ParseException e) {
            throw new AssertionError("that is no token response: " + response.getBody(), e);
        }
    }

    /** The code of an answer that is a refusal. */
    static String refusalIn(HTTPResponse response) {
        try {
            var error = TokenErrorResponse.parse(response).getErrorObject();
            assertThat(error.getDescription()).isNotBlank();
            assertThat(response.getStatusCode()).isEqualTo(error.getCode().equals("invalid_client") ? 401 : 400);
            return error.getCode();
        } catch (ParseException e) {
            throw new AssertionError("that is no error response: " + response.getBody(), e);
        }
    }

    private HTTPResponse sent(Request request) {
        try {
            var response = request.toHTTPRequest().send();
            assertThat(response.getHeaderValues("Cache-Control")).containsExactly("no-store");
            assertThat(response.getHeaderValues("Pragma")).containsExactly("no-cache");
            return response;
        } catch (IOException e) {
            throw new AssertionError("the host does not answer", e);
        }
    }

    private URI at(String path) {
        return host.at(path);
    }
}
