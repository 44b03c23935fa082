package dev.tenure.token;

/** What a credential is wanted for. */
public enum Purpose {
    /** Calls for data: refused while the login needs its user. */
    DATA,
    /** Calls about the login itself, such as starting its update or removing it: these work in ill health too. */
    MANAGEMENT
}
