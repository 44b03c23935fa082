package dev.tenure.item;

/** The place where a user revoked the permission [plaid:permission-revoked]. */
public enum RevokedAt {
    /** In the provider's own portal: the Item is removed. */
    PROVIDER_PORTAL,
    /** At the institution: the Item needs its user. */
    INSTITUTION
}
