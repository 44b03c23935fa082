package dev.tenure.adapters;

import dev.tenure.contract.StoreContract;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;

/** Every state can be taken apart, kept as a text and put together again. */
class JsonStoreTest implements StoreContract {
    @Override
    public Store emptyStore(EventFilter written) {
        return JsonStore.over(new InMemoryStore(written));
    }
}
