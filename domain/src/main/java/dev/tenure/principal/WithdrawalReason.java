package dev.tenure.principal;

import dev.tenure.time.Cause;

/** The reasons for which a client or a user is withdrawn, with everything born under them. */
public enum WithdrawalReason {
    /** The client's credentials were rotated, and everything they carried ends with them (S4:33). */
    CREDENTIALS_ROTATED(Cause.CREDENTIALS_ROTATED),
    /** The user took back every permission given to the client. */
    PERMISSION_WITHDRAWN(Cause.PERMISSION_WITHDRAWN),
    /** Security or policy changed (S4:34). */
    POLICY_CHANGED(Cause.POLICY_CHANGED);

    private final Cause cause;

    WithdrawalReason(Cause cause) {
        this.cause = cause;
    }

    /** The cause that is stored with each end. */
    public Cause cause() {
        return cause;
    }
}
