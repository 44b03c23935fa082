package dev.tenure.token;

import java.util.regex.Pattern;

/**
 * The SHA-256 thumbprint of a key whose possession a client proved, or of its certificate. The host verifies the proof;
 * the library only compares thumbprints.
 *
 * @param value 43 letters of base64url, without padding
 */
public record KeyThumbprint(Proof proof, String value) {
    private static final Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Refuses any other text ({@link IllegalArgumentException}). */
    public KeyThumbprint {
        if (!THUMBPRINT.matcher(value).matches())
            throw new IllegalArgumentException("a thumbprint has 43 letters of base64url");
    }

    /** The thumbprint of the public key that signed a DPoP proof (RFC 9449 section 6.1, RFC 7638). */
    public static KeyThumbprint ofDpop(String jkt) {
        return new KeyThumbprint(Proof.DPOP, jkt);
    }

    /** The thumbprint of the certificate of a mutual TLS connection (RFC 8705 section 3.1). */
    public static KeyThumbprint ofCertificate(String x5tS256) {
        return new KeyThumbprint(Proof.MUTUAL_TLS, x5tS256);
    }

    /** Reads the {@link #text} of a thumbprint; another text fails ({@link IllegalArgumentException}). */
    public static KeyThumbprint parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) throw new IllegalArgumentException("a thumbprint names its proof");
        return new KeyThumbprint(Proof.valueOf(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** Its proof and its value, as one text of at most 64 characters. */
    public String text() {
        return proof + ":" + value;
    }

    /** The means by which a client proves that it holds a key. */
    public enum Proof {
        /** A signed DPoP proof for each request (RFC 9449). */
        DPOP("jkt", "DPoP"),
        /** A client certificate of the TLS connection (RFC 8705). */
        MUTUAL_TLS("x5t#S256", "Bearer");

        private final String confirmation;
        private final String tokenType;

        Proof(String confirmation, String tokenType) {
            this.confirmation = confirmation;
            this.tokenType = tokenType;
        }

        /** The member of the {@code cnf} claim that holds such a thumbprint. */
        public String confirmation() {
            return confirmation;
        }

        /** The {@code token_type} of an access token that is bound to such a key. */
        public String tokenType() {
            return tokenType;
        }
    }
}
