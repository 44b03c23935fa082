package dev.tenure.contract;

import dev.tenure.port.store.Store;

/** Ends a store without closing it, as a crash of its machine or process would. */
public interface Crash {
    /** Ends it in the midst of its work, and opens the remains. */
    Store reopened();
}
