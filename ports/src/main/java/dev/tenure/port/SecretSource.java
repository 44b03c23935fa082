package dev.tenure.port;

import java.security.SecureRandom;

/** Where randomness comes from: unguessable, and never the same twice. Thread-safe. */
@FunctionalInterface
public interface SecretSource {
    /** So many random bytes. */
    byte[] bytes(int length);

    /** The platform's secure random numbers. */
    static SecretSource secure() {
        var random = new SecureRandom();
        return length -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        };
    }
}
