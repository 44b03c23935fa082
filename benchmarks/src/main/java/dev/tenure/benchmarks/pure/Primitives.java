package dev.tenure.benchmarks.pure;

import dev.tenure.port.secret.SecretSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** The indispensable parts: random bytes, and a digest. */
@State(Scope.Benchmark)
public class Primitives {
    private static final int SECRET = 32;

    private final SecretSource source = SecretSource.secure();
    private final SecureRandom shared = new SecureRandom();
    private final byte[] text = new byte[128];

    /** The library's source, one thread. */
    @Benchmark
    public byte[] secretSource() {
        return source.bytes(SECRET);
    }

    /** The same source, four threads. */
    @Benchmark
    @Threads(4)
    public byte[] secretSourceOfFour() {
        return source.bytes(SECRET);
    }

    /** One {@link SecureRandom} of the platform's default kind, one thread. */
    @Benchmark
    public byte[] secureRandom() {
        return shared();
    }

    /** The same one, four threads. */
    @Benchmark
    @Threads(4)
    public byte[] secureRandomOfFour() {
        return shared();
    }

    private byte[] shared() {
        var bytes = new byte[SECRET];
        shared.nextBytes(bytes);
        return bytes;
    }

    /** SHA-256 over the length of a token's text. */
    @Benchmark
    public byte[] sha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(text);
    }
}
