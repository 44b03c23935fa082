package dev.tenure.host.webhook;

/**
 * The body of a webhook that has proved where it comes from; only a verifier makes it. It may be a repetition of an
 * earlier one, and may hold secrets, so that printing shows none of it. Immutable.
 */
public final class Verified {
    private final byte[] body;

    private Verified(byte[] body) {
        this.body = body;
    }

    /** What the body is from now on, whatever becomes of the array: it has yet to be proved. */
    static Verified ofCopy(byte[] body) {
        return new Verified(body.clone());
    }

    /** The bytes as they were sent. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "a verified body of " + body.length + " bytes";
    }
}
