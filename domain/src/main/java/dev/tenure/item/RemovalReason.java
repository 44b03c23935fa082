package dev.tenure.item;

import dev.tenure.time.Cause;

/** A client's reason for the removal of an Item. */
public enum RemovalReason {
    /** The client asked for the removal, and gave no other reason [plaid:item-remove]. */
    ITEM_REMOVED(Cause.ITEM_REMOVED),
    /** Fraud. */
    FRAUD(Cause.FRAUD),
    /** The connection does not work. */
    CONNECTION_NON_FUNCTIONAL(Cause.CONNECTION_NON_FUNCTIONAL);

    private final Cause cause;

    RemovalReason(Cause cause) {
        this.cause = cause;
    }

    /** The cause as it is stored and told in events. */
    public Cause cause() {
        return cause;
    }
}
