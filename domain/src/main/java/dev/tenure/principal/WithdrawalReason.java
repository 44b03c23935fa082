package dev.tenure.principal;

import dev.tenure.time.Cause;

/** The reasons for which a client or a user is withdrawn, with everything created under them. */
public enum WithdrawalReason {
    /** The client's credentials were rotated, with everything that depends on them [pleo:revoked]. */
    CREDENTIALS_ROTATED(Cause.CREDENTIALS_ROTATED),
    /** The user revoked every permission given to the client, or to all clients. */
    PERMISSION_WITHDRAWN(Cause.PERMISSION_WITHDRAWN),
    /** Security or policy changed [pleo:revoked]. */
    POLICY_CHANGED(Cause.POLICY_CHANGED),
    /** The user changed the password at the host, so every session begins anew [pleo:revoked]. */
    PASSWORD_CHANGED(Cause.PASSWORD_CHANGED),
    /** The client or the user is suspected of fraud. */
    FRAUD(Cause.FRAUD);

    private final Cause cause;

    WithdrawalReason(Cause cause) {
        this.cause = cause;
    }

    /** The cause that is stored with each end. */
    public Cause cause() {
        return cause;
    }
}
