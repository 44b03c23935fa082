package dev.tenure.inmemory;

import dev.tenure.port.secret.SecretSource;
import java.util.Random;

/**
 * A source of the same "random" bytes for the same seed: for tests that compare histories, and for nothing else.
 * Thread-safe.
 */
public final class SeededSecrets implements SecretSource {
    private final Random random;

    /** A source with this seed. */
    public SeededSecrets(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
