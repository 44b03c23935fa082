package dev.tenure.token;

import io.vavr.collection.Seq;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over several texts. */
public final class Digest {
    private Digest() {}

    /** The 32 bytes over these texts, which have no NUL, in this order. */
    public static byte[] of(Seq<String> texts) {
        return sha256().digest(texts.mkString("\0").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
