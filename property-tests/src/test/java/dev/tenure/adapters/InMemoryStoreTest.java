package dev.tenure.adapters;

import dev.tenure.contract.StoreContract;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;

class InMemoryStoreTest implements StoreContract {
    @Override
    public Store emptyStore(EventFilter written) {
        return new InMemoryStore(written);
    }
}
