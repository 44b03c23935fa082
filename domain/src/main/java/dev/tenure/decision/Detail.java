package dev.tenure.decision;

/** The few facts an event may carry besides its cause and its instants; never a secret. */
public enum Detail {
    /** The account that it is about. */
    ACCOUNT,
    /** The deadline that comes closer, ISO-8601 in UTC. */
    DEADLINE,
    /** Where notices go from now on; empty for nowhere. */
    WEBHOOK,
    /** The partner that a token was issued to. */
    PROCESSOR,
    /** The Item that a Link founded, or the other of two duplicates. */
    ITEM,
    /** The product that a legacy removal named. */
    PRODUCT,
    /** What the client wrote to a removal. */
    NOTE,
    /** The error as the other side named it. */
    ERROR,
    /** Where the user is to go. */
    PAGE
}
