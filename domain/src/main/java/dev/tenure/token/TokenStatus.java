package dev.tenure.token;

/**
 * The status of a token as a caller sees it. Computed from the token, its aggregate and the instant; never stored. The
 * last four are ends: they exclude each other, and the first one stands.
 */
public enum TokenStatus {
    /** Issued, to be used once. */
    ISSUED,
    /** Opens its Item, account or scope. */
    ACTIVE,
    /** Live, but its data is unavailable until its user updates it; it still opens update mode. */
    NEEDS_UPDATE,
    /** Used for its one purpose. */
    CONSUMED,
    /** Replaced by a successor. */
    ROTATED,
    /** Past its deadline. */
    EXPIRED,
    /** Ended with its aggregate, or with its account, without a successor. */
    REVOKED;

    /** Returns true if nothing makes it live again. */
    public boolean isEnd() {
        return compareTo(CONSUMED) >= 0;
    }
}
