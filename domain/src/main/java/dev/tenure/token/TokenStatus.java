package dev.tenure.token;

/**
 * What a caller sees of a token. Computed from the token, its aggregate and the instant; never stored. The last four are
 * ends: they exclude each other, and the first one stands.
 */
public enum TokenStatus {
    /** Handed out, waiting to be used once. */
    ISSUED,
    /** Opens what it is for. */
    ACTIVE,
    /** Lives, but its data waits for the user; it still opens update mode. */
    NEEDS_UPDATE,
    /** Was used for the one thing it was for. */
    CONSUMED,
    /** Was replaced by a successor. */
    ROTATED,
    /** Reached its deadline. */
    EXPIRED,
    /** Ended with its aggregate, or with its account, without a successor. */
    REVOKED;

    /** Whether nothing will make it live again. */
    public boolean isEnd() {
        return compareTo(CONSUMED) >= 0;
    }
}
