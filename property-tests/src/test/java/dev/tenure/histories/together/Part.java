package dev.tenure.histories.together;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** A store of which one side sees its own aggregates and none of the others'; so its oracle can say what a sweep does. */
record Part(
        TokenRepository<LinkId, Link> links,
        TokenRepository<ItemId, Item> items,
        GrantRepository grants,
        ConnectionRepository connections,
        Repository<PrincipalId, Principal> principals,
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
        return new Part(
                items.links(),
                items.items(),
                grants.grants(),
                connections.connections(),
                whole.principals(),
                whole.outbox(),
                whole.lastRun());
    }
}
