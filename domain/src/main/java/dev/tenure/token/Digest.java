package dev.tenure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several texts, of which the first may be known before the last. Thread-safe. */
public final class Digest {
    private static final Digest EMPTY = new Digest("");

    private final byte[] before;

    /** Looked for and begun once; it is only copied. */
    private final MessageDigest begun;

    private Digest(String before) {
        this.before = before.getBytes(StandardCharsets.UTF_8);
        this.begun = begun();
    }

    /** Begun with these texts, and to go on with one more. */
    static Digest after(String... texts) {
        return new Digest(String.join("\0", texts) + "\0");
    }

    /** The 32 bytes over these texts, which have no NUL, in this order. */
    public static byte[] of(Iterable<String> texts) {
        return EMPTY.with(String.join("\0", texts));
    }

    /** The same. */
    public static byte[] of(String... texts) {
        return EMPTY.with(String.join("\0", texts));
    }

    /** The 32 bytes over what it was begun with and this text. */
    byte[] with(String last) {
        return copied().digest(last.getBytes(StandardCharsets.UTF_8));
    }

    private MessageDigest copied() {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException whereItHasToBeBegunAgain) {
            return begun();
        }
    }

    private MessageDigest begun() {
        var digest = sha256();
        digest.update(before);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
