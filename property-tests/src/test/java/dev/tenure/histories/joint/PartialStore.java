package dev.tenure.histories.joint;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;

/** A store that shows a participant its own aggregates only, so that its oracle can tell what a sweep does. */
record PartialStore(
        LinkRepository links,
        ItemRepository items,
        GrantRepository grants,
        ConnectionRepository connections,
        PrincipalRepository principals,
        Outbox outbox,
        LastRun lastRun)
        implements Store {

    static Store ofItems(Store whole) {
        var none = new InMemoryStore();
        return of(whole, none, none, whole);
    }

    static Store ofGrants(Store whole) {
        var none = new InMemoryStore();
        return of(none, whole, none, whole);
    }

    static Store ofConnections(Store whole) {
        var none = new InMemoryStore();
        return of(none, none, whole, whole);
    }

    private static Store of(Store items, Store grants, Store connections, Store whole) {
        return new PartialStore(
                items.links(),
                items.items(),
                grants.grants(),
                connections.connections(),
                whole.principals(),
                whole.outbox(),
                whole.lastRun());
    }
}
