package dev.tenure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several texts. */
public final class Digest {
    /** Looked for once; nothing is ever put into it, it is only copied. */
    private static final MessageDigest EMPTY = sha256();

    private Digest() {}

    /** The 32 bytes over these texts, which have no NUL, in this order. */
    public static byte[] of(Iterable<String> texts) {
        return over(String.join("\0", texts));
    }

    /** The same. */
    public static byte[] of(String... texts) {
        return over(String.join("\0", texts));
    }

    private static byte[] over(String text) {
        return empty().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest empty() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException whereItHasToBeLookedFor) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
