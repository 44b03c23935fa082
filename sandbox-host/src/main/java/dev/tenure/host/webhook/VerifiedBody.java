package dev.tenure.host.webhook;

/**
 * The body of a verified webhook; only a verifier creates it. It may be a replay. It may contain secrets, so
 * {@code toString} shows none of it. Immutable.
 */
public final class VerifiedBody {
    private final byte[] body;

    private VerifiedBody(byte[] body) {
        this.body = body;
    }

    /** A copy of a body, for a verifier: nobody else gets it before it is verified. */
    static VerifiedBody ofCopy(byte[] body) {
        return new VerifiedBody(body.clone());
    }

    /** A copy of the bytes received. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return "a verified body of " + body.length + " bytes";
    }
}
