package dev.tenure.token;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * The stored form of a secret: SHA-256 over a label, the kind, the environment and the text, so that a text with an
 * edited kind or environment finds nothing. Loggable. Immutable.
 */
public final class TokenHash {
    private static final PerKindAndEnvironment<Digest> DIGESTS = new PerKindAndEnvironment<>(
            (kind, environment) -> Digest.after("tenure token 1", kind.name(), environment.name()));

    private static final int LENGTH = 32;

    private final byte[] bytes;

    private TokenHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a secret that is presented, or was issued, as this kind in this environment. */
    public static TokenHash of(TokenKind kind, Environment environment, Secret secret) {
        return new TokenHash(DIGESTS.of(kind, environment).with(secret.reveal()));
    }

    /** Reads a hash from its 32 stored bytes. */
    public static TokenHash ofBytes(byte[] stored) {
        if (stored.length != LENGTH) throw new IllegalArgumentException("a token hash has " + LENGTH + " bytes");
        return new TokenHash(stored.clone());
    }

    /** A copy of its 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4);
    }
}
