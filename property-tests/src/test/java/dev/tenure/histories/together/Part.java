package dev.tenure.histories.together;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Outbox;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Store;
import dev.tenure.port.TokenOwners;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** A store of which one side sees its own owners and none of the others'; so its oracle can say what a sweep does. */
record Part(
        TokenOwners<LinkId, Link> links,
        TokenOwners<ItemId, Item> items,
        GrantOwners grants,
        CustodyOwners custodies,
        Owners<PrincipalId, Principal> principals,
        Outbox outbox,
        Runs runs)
        implements Store {

    static Store ofItems(Store whole) {
        var none = new InMemoryStore();
        return of(whole, none, none, whole);
    }

    static Store ofGrants(Store whole) {
        var none = new InMemoryStore();
        return of(none, whole, none, whole);
    }

    static Store ofCustodies(Store whole) {
        var none = new InMemoryStore();
        return of(none, none, whole, whole);
    }

    private static Store of(Store items, Store grants, Store custodies, Store whole) {
        return new Part(
                items.links(),
                items.items(),
                grants.grants(),
                custodies.custodies(),
                whole.principals(),
                whole.outbox(),
                whole.runs());
    }
}
