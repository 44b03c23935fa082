package dev.tenure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over several texts, of which the first may be known before the last. Each takes a {@link MessageDigest} of
 * its own, so that nothing of one can remain in the next. Immutable.
 */
public final class Digest {
    private static final Digest OF_TEXTS = new Digest("");

    private final byte[] before;

    private Digest(String before) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
    }

    /** A digest begun with these texts, to be completed with one more. */
    static Digest after(String... texts) {
        return new Digest(String.join("\0", texts) + "\0");
    }

    /** The 32 bytes over these texts, which contain no NUL, in this order. */
    public static byte[] of(Iterable<String> texts) {
        return OF_TEXTS.with(String.join("\0", texts));
    }

    /** The 32 bytes over these texts, which contain no NUL, in this order. */
    public static byte[] of(String... texts) {
        return OF_TEXTS.with(String.join("\0", texts));
    }

    /** The 32 bytes over the texts it began with and this one. */
    byte[] with(String last) {
        var digest = sha256();
        digest.update(before);
        return digest.digest(last.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
