package dev.tenure.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The text of a token. {@link #reveal()} is the only way to it: printing shows a mask, comparison takes constant time,
 * and it does not serialize. Immutable.
 */
public final class Secret {
    private static final String MASK = "****";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps a text. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** Returns the text, for the one place that sends it to its recipient. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
