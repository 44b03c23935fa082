package dev.tenure.contract;

import dev.tenure.port.store.Store;

/** How a store is ended without being closed, as by a crash of what it runs on. */
public interface Crash {
    /** Ends it, whatever is under way, and opens what it left. */
    Store reopened();
}
