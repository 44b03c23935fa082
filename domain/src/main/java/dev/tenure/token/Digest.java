package dev.tenure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over several texts, of which the first may be known before the last. Each is taken by a {@link MessageDigest} of
 * its own: none is kept, so that nothing can be left of one in the next. Immutable.
 */
public final class Digest {
    private static final Digest OF_TEXTS = new Digest("");

    private final byte[] before;

    private Digest(String before) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
    }

    /** Begun with these texts, and to go on with one more. */
    static Digest after(String... texts) {
        return new Digest(String.join("\0", texts) + "\0");
    }

    /** The 32 bytes over these texts, which have no NUL, in this order. */
    public static byte[] of(Iterable<String> texts) {
        return OF_TEXTS.with(String.join("\0", texts));
    }

    /** The same. */
    public static byte[] of(String... texts) {
        return OF_TEXTS.with(String.join("\0", texts));
    }

    /** The 32 bytes over what it was begun with and this text. */
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
