package dev.tenure.decision;

/** The next step for a caller whose call was refused. */
public enum Remedy {
    /** Nothing: the answer is final. */
    NONE,
    /** Ask again a little later: the work is under way. */
    WAIT,
    /** Load the stored state: another caller was faster. */
    RELOAD,
    /** Use a newer token: one was issued, or the token endpoint issues one. */
    REFRESH,
    /** Take the user through update mode. */
    UPDATE_MODE,
    /** Take the user through authorization again. */
    REAUTHORIZE,
    /** Take the user through Link for a new Item. */
    RELINK,
    /** Correct the request or the configuration: the same call would be refused again. */
    FIX_CONFIGURATION
}
