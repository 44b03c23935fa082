package dev.tenure.port.store;

/** The store was lost while it committed: the change may have happened. Load before deciding again. */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may have happened, and what the store said. */
    public OutcomeUnknown(String what, Throwable cause) {
        super(what, cause);
    }
}
