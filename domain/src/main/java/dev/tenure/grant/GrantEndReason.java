package dev.tenure.grant;

import dev.tenure.time.Cause;

/** The reasons for which a host ends a grant. The other ends come by themselves: by time, by reuse, by a withdrawal. */
public enum GrantEndReason {
    /** The client gave the grant back. */
    GRANT_REVOKED(Cause.GRANT_REVOKED),
    /** The user took the permission back here, in the host's own pages. */
    PERMISSION_WITHDRAWN(Cause.PERMISSION_WITHDRAWN),
    /** The user took the permission back in the provider's portal. */
    USER_PERMISSION_REVOKED(Cause.USER_PERMISSION_REVOKED),
    /** Security or policy changed. */
    POLICY_CHANGED(Cause.POLICY_CHANGED),
    /** Somebody used the grant for fraud, or is suspected of it. */
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
