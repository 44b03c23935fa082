package dev.tenure.contract;

import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;

/** The one hook: the stores to test against the contract. */
public interface EmptyStores {
    /** Returns a store that nobody has used, and that writes these events to its outbox. Each call returns another. */
    Store emptyStore(EventFilter written);
}
