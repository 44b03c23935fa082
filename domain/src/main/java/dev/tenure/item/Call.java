package dev.tenure.item;

/** What a token is presented for. */
public enum Call {
    /** The user's data: refused while the Item needs its user. */
    DATA,
    /** The Item itself (get, rotate, remove, start an update, change the webhook): works in ill health too. */
    MANAGEMENT
}
