package dev.tenure.benchmarks.grants;

import dev.tenure.port.secret.SecretSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tokens with the least that the guarantee needs: a text of locator, generation and 32 random bytes, of which only
 * hashes are stored. Thread-safe.
 */
final class LeanTokens {
    static final int LOCATOR = 16;
    private static final int SECRET = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretSource random = SecretSource.secure();

    byte[] random(int length) {
        return random.bytes(length);
    }

    /** The refresh token of a grant's generation, and the access token beside it. */
    Pair pair(byte[] locator, int generation) {
        return new Pair(mint(locator, generation), mint(towardsAccess(locator), generation));
    }

    private String mint(byte[] locator, int generation) {
        return ENCODER.encodeToString(ByteBuffer.allocate(LOCATOR + Integer.BYTES + SECRET)
                .put(locator)
                .putInt(generation)
                .put(random(SECRET))
                .array());
    }

    /** The locator of a grant's access tokens, which reveals nothing of the other. */
    static byte[] towardsAccess(byte[] locator) {
        return Arrays.copyOf(hash(locator), LOCATOR);
    }

    static Read read(String text) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        var locator = new byte[LOCATOR];
        bytes.get(locator);
        return new Read(locator, bytes.getInt(), hash(text));
    }

    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    /** A parsed text: its grant's locator, its generation, and its stored hash. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Read(byte[] locator, int generation, byte[] hash) {
        boolean is(byte[] kept) {
            return MessageDigest.isEqual(hash, kept);
        }
    }
}
