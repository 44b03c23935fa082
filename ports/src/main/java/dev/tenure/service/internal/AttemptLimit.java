package dev.tenure.service.internal;

/** The number of attempts that a command makes when other callers are faster. */
public enum AttemptLimit {
    /** In a transaction of the host, which only the host can begin again. */
    ONCE(1),
    /** In transactions of the store. */
    MANY_TIMES(16);

    private final int tries;

    AttemptLimit(int tries) {
        this.tries = tries;
    }

    public int tries() {
        return tries;
    }
}
