package dev.tenure.port.store;

/**
 * The store was lost while it committed, or committed with a warning: the change may have happened, and may be lost yet.
 * Load before deciding again. Only a write that was acknowledged ends the doubt, as {@link Repository#confirm} is one.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may have happened, and what the store said. */
    public OutcomeUnknown(String what, Throwable cause) {
        super(what, cause);
    }
}
