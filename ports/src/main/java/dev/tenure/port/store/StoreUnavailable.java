package dev.tenure.port.store;

/** The store could not do it, and surely has not: the same call may be made again. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What could not be done, and what the store said. */
    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
