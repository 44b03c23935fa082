package dev.tenure.inmemory;

import dev.tenure.item.Item;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;
import dev.tenure.token.TokenHash;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in memory. Each change is one atomic step on its aggregate; no operation takes longer the more is stored,
 * except for the logarithm of an index. It is gone with its process. Thread-safe.
 */
public final class InMemoryStore implements Store {
    private final InMemoryLastRun runs = new InMemoryLastRun();
    private final InMemoryOutbox outbox;
    private final InMemoryPrincipalRepository principals;
    private final InMemoryItemRepository items;
    private final InMemoryLinkRepository links;
    private final InMemoryGrantRepository grants;
    private final InMemoryConnectionRepository connections;

    /** An empty store that writes notices and ends to its outbox. */
    public InMemoryStore() {
        this(EventFilter.notices());
    }

    /** An empty store that writes these events to its outbox. */
    public InMemoryStore(EventFilter filter) {
        this.outbox = new InMemoryOutbox(filter);
        this.principals = new InMemoryPrincipalRepository(outbox);
        var tokens = new ConcurrentHashMap<TokenHash, InMemoryTokenRepository.Issued>();
        this.items = new InMemoryItemRepository(outbox, principals, tokens);
        this.grants = new InMemoryGrantRepository(outbox, principals);
        this.connections = new InMemoryConnectionRepository(outbox);
        this.links = new InMemoryLinkRepository(
                outbox,
                principals,
                tokens,
                created -> items.begin((Item) created.aggregate(), created.issued(), created.events()));
    }

    @Override
    public LinkRepository links() {
        return links;
    }

    @Override
    public ItemRepository items() {
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
    public PrincipalRepository principals() {
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
