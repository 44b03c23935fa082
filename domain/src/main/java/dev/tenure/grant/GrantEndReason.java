package dev.tenure.grant;

import dev.tenure.time.Cause;

/** The reasons for which a host ends a grant. Time, reuse and withdrawals end it without the host. */
public enum GrantEndReason {
    /** The client revoked the grant. */
    GRANT_REVOKED(Cause.GRANT_REVOKED),
    /** The user revoked the permission at the host. */
    PERMISSION_WITHDRAWN(Cause.PERMISSION_WITHDRAWN),
    /** The user revoked the permission in the provider's portal. */
    USER_PERMISSION_REVOKED(Cause.USER_PERMISSION_REVOKED),
    /** Security or policy changed. */
    POLICY_CHANGED(Cause.POLICY_CHANGED),
    /** The grant was used for fraud, or is suspected of it. */
    FRAUD(Cause.FRAUD);

    private final Cause cause;

    GrantEndReason(Cause cause) {
        this.cause = cause;
    }

    /** The cause that is stored with the end. */
    public Cause cause() {
        return cause;
    }
}
