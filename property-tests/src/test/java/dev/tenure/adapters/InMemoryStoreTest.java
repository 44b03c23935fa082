package dev.tenure.adapters;

import dev.tenure.contract.StoreContract;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Store;

class InMemoryStoreTest implements StoreContract {
    @Override
    public Store emptyStore(EventFilter written) {
        return new InMemoryStore(written);
    }
}
