package dev.tenure.link;

/** The state of a Link. */
public enum LinkState {
    /** Waiting for its user. */
    OPEN,
    /** Over, with an Item. */
    SUCCEEDED,
    /** Over, without an Item. */
    ENDED
}
