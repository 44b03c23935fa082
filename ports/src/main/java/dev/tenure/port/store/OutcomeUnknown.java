package dev.tenure.port.store;

/**
 * The store was lost during the commit, or committed with a warning: the change may have happened, and may still be
 * lost. Load before deciding again. Only an acknowledged write, such as {@link Repository#confirm}, ends the doubt.
 */
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Describes the change that may have happened, with the store's own error. */
    public OutcomeUnknown(String what, Throwable cause) {
        super(what, cause);
    }
}
