package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.token.BoundedText;
import dev.tenure.token.CodeChallenge;
import io.vavr.control.Option;

/**
 * The attributes of an authorization request to which its code is bound.
 *
 * @param redirectUri the redirect URI of the request, 1 to 2048 characters, to be repeated letter by letter (RFC 6749
 *     section 4.1.3); none if the request had none
 * @param challenge the code challenge, whose verifier must be presented; none if the request had none
 * @param nonce the nonce for the id token, 1 to 512 characters, told when the code is exchanged; none if the request
 *     had none
 */
public record CodeBinding(Option<String> redirectUri, Option<CodeChallenge> challenge, Option<String> nonce) {
    /** The binding of a code that is bound to nothing but its client. */
    public static final CodeBinding NONE = new CodeBinding(Option.none(), Option.none(), Option.none());

    private static final int LONGEST_URI = 2_048;
    private static final int LONGEST_NONCE = 512;

    /** Refuses texts out of their bounds ({@link IllegalArgumentException}). */
    public CodeBinding {
        redirectUri.forEach(uri -> BoundedText.check("redirect URI", uri, LONGEST_URI));
        nonce.forEach(text -> BoundedText.check("nonce", text, LONGEST_NONCE));
    }

    /** Binds the code to this redirect URI. */
    public CodeBinding withRedirectUri(String uri) {
        return new CodeBinding(Option.of(uri), challenge, nonce);
    }

    /** Binds the code to the verifier of this challenge. */
    public CodeBinding withChallenge(CodeChallenge of) {
        return new CodeBinding(redirectUri, Option.of(of), nonce);
    }

    /** Remembers this nonce until the exchange. */
    public CodeBinding withNonce(String text) {
        return new CodeBinding(redirectUri, challenge, Option.of(text));
    }

    /**
     * The reason to refuse a code in this request; a verifier without a challenge is refused (RFC 9700 section 2.1.1).
     */
    Option<Rejection> violation(TokenRequest request) {
        if (redirectUri.exists(uri -> !request.redirectUri().contains(uri)))
            return Option.of(new Rejection.WrongCodeProof("redirect_uri"));
        var isVerified = challenge.fold(() -> request.verifier().isEmpty(), expected -> request.verifier()
                .exists(expected::isMetBy));
        return Option.when(!isVerified, () -> new Rejection.WrongCodeProof("code_verifier"));
    }
}
