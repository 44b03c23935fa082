package dev.tenure.grant;

import dev.tenure.token.Secret;
import io.vavr.control.Option;

/**
 * The proof that a client presents with a code: {@code CodeProof.none().withRedirectUri(uri).withVerifier(verifier)}.
 *
 * @param redirectUri the redirect URI of the token request; none if it has none
 * @param verifier the code verifier (RFC 7636 section 4.5); none if the request has none
 */
public record CodeProof(Option<String> redirectUri, Option<Secret> verifier) {
    /** The proof of a request that has neither. */
    public static CodeProof none() {
        return new CodeProof(Option.none(), Option.none());
    }

    /** Adds the redirect URI. */
    public CodeProof withRedirectUri(String uri) {
        return new CodeProof(Option.of(uri), verifier);
    }

    /** Adds the code verifier. */
    public CodeProof withVerifier(Secret codeVerifier) {
        return new CodeProof(redirectUri, Option.of(codeVerifier));
    }
}
