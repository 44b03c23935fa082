package dev.tenure.port.store;

/** The store was lost during the commit: the change may have happened. Load before deciding again. */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Describes the change that may have happened, with the store's own error. */
    public OutcomeUnknown(String what, Throwable cause) {
        super(what, cause);
    }
}
