package dev.tenure.grant;

import dev.tenure.token.ClientId;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Secret;
import io.vavr.control.Option;

/**
 * A client's token request, as the host has verified it: {@code TokenRequest.by(client).withKey(thumbprint)}.
 *
 * @param client the client that the host authenticated, or that a public client says it is
 * @param isPublic true if the client has no credentials of its own (RFC 6749 section 2.1)
 * @param redirectUri the redirect URI; none if the request has none
 * @param verifier the code verifier (RFC 7636 section 4.5); none if the request has none
 * @param key the key whose possession the client proved; none if it proved none
 */
public record TokenRequest(
        ClientId client,
        boolean isPublic,
        Option<String> redirectUri,
        Option<Secret> verifier,
        Option<KeyThumbprint> key) {
    /** The request of a client that the host authenticated. */
    public static TokenRequest by(ClientId client) {
        return new TokenRequest(client, false, Option.none(), Option.none(), Option.none());
    }

    /** The request of a public client, which cannot be authenticated. */
    public static TokenRequest byPublic(ClientId client) {
        return new TokenRequest(client, true, Option.none(), Option.none(), Option.none());
    }

    /** Adds the redirect URI. */
    public TokenRequest withRedirectUri(String uri) {
        return new TokenRequest(client, isPublic, Option.of(uri), verifier, key);
    }

    /** Adds the code verifier. */
    public TokenRequest withVerifier(Secret codeVerifier) {
        return new TokenRequest(client, isPublic, redirectUri, Option.of(codeVerifier), key);
    }

    /**
     * Adds the key: the access token is bound to it, and a public client's refresh token too, the next one or the one
     * that stays (RFC 9449 section 5, RFC 8705 section 4).
     */
    public TokenRequest withKey(KeyThumbprint proven) {
        return new TokenRequest(client, isPublic, redirectUri, verifier, Option.of(proven));
    }

    /** The key to which a new refresh token is bound; none for a client that authenticates itself. */
    Option<KeyThumbprint> refreshTokenKey() {
        return key.filter(proven -> isPublic);
    }
}
