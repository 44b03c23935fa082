package dev.tenure.service.internal;

/** How often a command tries when somebody is faster. */
public enum RetryLimit {
    /** In a transaction of the host, which nobody but the host can begin again. */
    ONCE(1),
    /** In transactions of the store's own. */
    MANY_TIMES(16);

    private final int tries;

    RetryLimit(int tries) {
        this.tries = tries;
    }

    public int tries() {
        return tries;
    }
}
