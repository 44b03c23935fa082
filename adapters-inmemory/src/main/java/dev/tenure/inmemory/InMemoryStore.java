package dev.tenure.inmemory;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/**
 * A store in memory. Each change is one atomic step on its aggregate; no operation takes longer the more is stored,
 * except for the logarithm of an index. It is gone with its process. Thread-safe.
 */
public final class InMemoryStore implements Store {
    private final InMemoryLastRun runs = new InMemoryLastRun();
    private final InMemoryOutbox outbox;
    private final InMemoryRepository<PrincipalId, Principal> principals;
    private final InMemoryTokenRepository<ItemId, Item> items;
    private final InMemoryTokenRepository<LinkId, Link> links;
    private final InMemoryGrantRepository grants;
    private final InMemoryConnectionRepository connections;

    /** An empty store that writes notices and ends to its outbox. */
    public InMemoryStore() {
        this(EventFilter.notices());
    }

    /** An empty store that writes these events to its outbox. */
    public InMemoryStore(EventFilter filter) {
        this.outbox = new InMemoryOutbox(filter);
        this.principals = new InMemoryRepository<>(outbox);
        this.items = new InMemoryTokenRepository<>(outbox, principals, created -> {
            throw new IllegalStateException("an Item founds nothing");
        });
        this.grants = new InMemoryGrantRepository(outbox, principals);
        this.connections = new InMemoryConnectionRepository(outbox);
        this.links = new InMemoryTokenRepository<>(
                outbox,
                principals,
                created -> items.begin((Item) created.aggregate(), created.issued(), created.events()));
    }

    @Override
    public TokenRepository<LinkId, Link> links() {
        return links;
    }

    @Override
    public TokenRepository<ItemId, Item> items() {
        return items;
    }

    @Override
    public GrantRepository grants() {
        return grants;
    }

    @Override
    public ConnectionRepository connections() {
        return connections;
    }

    @Override
    public Repository<PrincipalId, Principal> principals() {
        return principals;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public LastRun lastRun() {
        return runs;
    }
}
