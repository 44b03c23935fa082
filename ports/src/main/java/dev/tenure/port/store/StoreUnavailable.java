package dev.tenure.port.store;

/** The store failed, and certainly changed nothing: the same call may be made again. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Describes the call that failed without an error of the store. */
    public StoreUnavailable(String what) {
        super(what);
    }

    /** Describes the call that failed, with the store's own error. */
    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
