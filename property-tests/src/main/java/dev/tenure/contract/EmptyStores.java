package dev.tenure.contract;

import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;

/** The one hook: stores to be held against the contract. */
public interface EmptyStores {
    /** A store that nobody has used, and that writes these events to its outbox. Each call gives another. */
    Store emptyStore(EventFilter written);
}
