package dev.tenure.port.secret;

/** A source of random bytes: unguessable, and never the same twice. Thread-safe. */
@FunctionalInterface
public interface SecretSource {
    /** Returns this many random bytes. */
    byte[] bytes(int length);

    /** The platform's secure random numbers, from several generators, so that threads do not wait for one another. */
    static SecretSource secure() {
        return new SecureBytes();
    }
}
