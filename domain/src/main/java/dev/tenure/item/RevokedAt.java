package dev.tenure.item;

/** Where a user took back the permission (C23). */
public enum RevokedAt {
    /** In the provider's own portal: the Item is removed. */
    PROVIDER_PORTAL,
    /** At the institution: the Item needs its user. */
    INSTITUTION
}
