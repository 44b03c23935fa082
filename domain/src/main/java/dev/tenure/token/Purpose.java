package dev.tenure.token;

/** The purpose of a call, for which a credential is wanted. */
public enum Purpose {
    /** A call for data: refused while the login needs its user. */
    DATA,
    /** A call about the login itself, such as starting its update or removing it: it works in ill health too. */
    MANAGEMENT
}
