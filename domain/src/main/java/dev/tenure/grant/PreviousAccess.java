package dev.tenure.grant;

/** What becomes of the access token when a refresh brings the next. */
public enum PreviousAccess {
    /** It is dead at once. */
    REVOKE_PREVIOUS,
    /** It opens until its deadline; the one before it does not: a grant is of constant size. */
    KEEP_PREVIOUS
}
