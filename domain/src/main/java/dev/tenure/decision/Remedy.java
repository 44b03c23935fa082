package dev.tenure.decision;

/** What the caller can do about a refusal. */
public enum Remedy {
    /** Nothing: it is so. */
    NONE,
    /** Ask again a little later: it is being done. */
    WAIT,
    /** Load what is stored now: somebody else was faster. */
    RELOAD,
    /** Use a newer token: one was issued, or the token endpoint issues one. */
    REFRESH,
    /** Take the user through update mode. */
    UPDATE_MODE,
    /** Take the user through authorization again. */
    REAUTHORIZE,
    /** Take the user through Link for a new Item. */
    RELINK,
    /** Mend the request or the set-up: the same call will be refused again. */
    FIX_CONFIGURATION
}
