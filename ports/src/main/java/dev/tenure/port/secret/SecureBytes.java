package dev.tenure.port.secret;

import io.vavr.collection.Array;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Secure random bytes from several generators (NIST SP 800-90A, each seeded by the platform): a thread keeps to one,
 * and there are more of them than processors. A thread, which may be one of millions, holds no state.
 */
final class SecureBytes implements SecretSource {
    private static final int FOR_EACH_PROCESSOR = 4;

    private final Array<SecureRandom> generators =
            Array.fill(FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(), SecureBytes::generator);

    @Override
    public byte[] bytes(int length) {
        var bytes = new byte[length];
        generator(Thread.currentThread()).nextBytes(bytes);
        return bytes;
    }

    @SuppressWarnings("deprecation") // what replaces it is not in Java 17
    private SecureRandom generator(Thread thread) {
        return generators.get((int) (thread.getId() % generators.size()));
    }

    private static SecureRandom generator() {
        try {
            return SecureRandom.getInstance("DRBG");
        } catch (NoSuchAlgorithmException unusual) {
            return new SecureRandom();
        }
    }
}
