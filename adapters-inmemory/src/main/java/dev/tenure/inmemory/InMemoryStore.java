package dev.tenure.inmemory;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.EventFilter;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Outbox;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Store;
import dev.tenure.port.TokenOwners;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/**
 * A store in memory. Each change is one atomic step on its owner; no operation takes longer the more is stored, but for
 * the logarithm of an index. It is gone with its process. Thread-safe.
 */
public final class InMemoryStore implements Store {
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryOutbox outbox;
    private final InMemoryOwners<PrincipalId, Principal> principals;
    private final InMemoryTokenOwners<ItemId, Item> items;
    private final InMemoryTokenOwners<LinkId, Link> links;
    private final InMemoryGrants grants;
    private final InMemoryCustodies custodies;

    /** An empty store that announces what somebody is told of. */
    public InMemoryStore() {
        this(EventFilter.notices());
    }

    /** An empty store that announces these events. */
    public InMemoryStore(EventFilter filter) {
        this.outbox = new InMemoryOutbox(filter);
        this.principals = new InMemoryOwners<>(outbox);
        this.items = new InMemoryTokenOwners<>(outbox, principals, founded -> {
            throw new IllegalStateException("an Item founds nothing");
        });
        this.grants = new InMemoryGrants(outbox, principals);
        this.custodies = new InMemoryCustodies(outbox);
        this.links = new InMemoryTokenOwners<>(
                outbox, principals, founded -> items.begin((Item) founded.owner(), founded.issued(), founded.events()));
    }

    @Override
    public TokenOwners<LinkId, Link> links() {
        return links;
    }

    @Override
    public TokenOwners<ItemId, Item> items() {
        return items;
    }

    @Override
    public GrantOwners grants() {
        return grants;
    }

    @Override
    public CustodyOwners custodies() {
        return custodies;
    }

    @Override
    public Owners<PrincipalId, Principal> principals() {
        return principals;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public Runs runs() {
        return runs;
    }
}
