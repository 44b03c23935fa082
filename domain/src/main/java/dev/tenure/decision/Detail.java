package dev.tenure.decision;

/** The few facts that an event may carry besides its cause and its instants; never a secret. */
public enum Detail {
    /** The account concerned. */
    ACCOUNT,
    /** The approaching deadline, ISO-8601 in UTC. */
    DEADLINE,
    /** The new address of notices; empty for none. */
    WEBHOOK,
    /** The partner that a token was issued to. */
    PROCESSOR,
    /** The Item that a Link created, or the other of two duplicates. */
    ITEM,
    /** The product that a legacy removal named. */
    PRODUCT,
    /** The client's note on a removal. */
    NOTE,
    /** The provider's error code. */
    ERROR,
    /** The page to send the user to. */
    PAGE,
    /** The provider's id of the login that a connection has. */
    REMOTE_ID,
    /** The provider's id of the login that the user chose instead. */
    OTHER_REMOTE_ID
}
