package dev.tenure.grant;

/** The treatment of the access token when a refresh issues the next. */
public enum PreviousAccessRule {
    /** Revoked at once. */
    REVOKE,
    /** Live until its deadline; the one before it is not: a grant has a constant size. */
    KEEP
}
