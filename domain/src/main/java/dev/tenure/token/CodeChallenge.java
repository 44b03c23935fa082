package dev.tenure.token;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The {@code S256} code challenge of an authorization request: only who knows its verifier may exchange the code (RFC
 * 7636). The method {@code plain} is not taken (RFC 9700 section 2.1.1).
 *
 * @param value the challenge: 43 letters of base64url
 */
public record CodeChallenge(String value) {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** Refuses any other text ({@link IllegalArgumentException}). */
    public CodeChallenge {
        if (!CHALLENGE.matcher(value).matches())
            throw new IllegalArgumentException("a code challenge has 43 letters of base64url");
    }

    /** Returns true if this is the challenge of the verifier; a text that is no verifier meets none. */
    public boolean isMetBy(Secret verifier) {
        var text = verifier.reveal();
        return VERIFIER.matcher(text).matches() && value.equals(of(text));
    }

    private static String of(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.of(verifier));
    }

    @Override
    public String toString() {
        return value;
    }
}
