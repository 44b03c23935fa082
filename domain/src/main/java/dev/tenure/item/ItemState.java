package dev.tenure.item;

/** The state of an Item. */
public enum ItemState {
    /** Linked, its public token not exchanged yet. */
    PENDING,
    /** Healthy: its data can be asked for. */
    ACTIVE,
    /** Waiting for its user: its data is refused. */
    NEEDS_UPDATE,
    /** Over, with every token of it. */
    REMOVED
}
