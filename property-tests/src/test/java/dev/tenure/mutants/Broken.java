package dev.tenure.mutants;

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
import io.vavr.control.Option;
import java.time.Instant;

/** A sound store with one fault. */
final class Broken implements Store {
    private final TokenRepository<LinkId, Link> links;
    private final TokenRepository<ItemId, Item> items;
    private final GrantRepository grants;
    private final ConnectionRepository connections;
    private final Repository<PrincipalId, Principal> principals;
    private final Outbox outbox;
    private final LastRun lastRun;
    private final Fault fault;

    Broken(Store sound, Fault fault) {
        this.links = new BrokenTokenRepository<>(sound.links(), Link::id, fault);
        this.items = new BrokenTokenRepository<>(sound.items(), Item::id, fault);
        this.grants = new BrokenGrantRepository(sound.grants(), fault);
        this.connections = new BrokenConnectionRepository(sound.connections(), fault);
        this.principals = new BrokenRepository<>(sound.principals(), Principal::id, fault);
        this.outbox = new BrokenOutbox(sound.outbox(), fault);
        this.lastRun = new BrokenRuns(sound.lastRun(), fault);
        this.fault = fault;
    }

    /** The same store, once what it runs on has stopped and started again. */
    Store crashed() {
        fault.crash();
        return this;
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
        return lastRun;
    }

    private record BrokenRuns(LastRun sound, Fault fault) implements LastRun {
        @Override
        public Option<Instant> last() {
            return sound.last();
        }

        @Override
        public boolean record(Option<Instant> found, Instant now) {
            return fault.record(sound, found, now);
        }
    }
}
