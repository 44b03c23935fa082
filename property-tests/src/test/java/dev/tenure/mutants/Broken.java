package dev.tenure.mutants;

import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;
import io.vavr.control.Option;
import java.time.Instant;

/** A sound store with one fault. */
final class Broken implements Store {
    private final LinkRepository links;
    private final ItemRepository items;
    private final GrantRepository grants;
    private final ConnectionRepository connections;
    private final PrincipalRepository principals;
    private final Outbox outbox;
    private final LastRun lastRun;
    private final Fault fault;

    Broken(Store sound, Fault fault) {
        this.links = new BrokenLinkRepository(sound.links(), fault);
        this.items = new BrokenItemRepository(sound.items(), fault);
        this.grants = new BrokenGrantRepository(sound.grants(), fault);
        this.connections = new BrokenConnectionRepository(sound.connections(), fault);
        this.principals = new BrokenPrincipalRepository(sound.principals(), fault);
        this.outbox = new BrokenOutbox(sound.outbox(), fault);
        this.lastRun = new BrokenRuns(sound.lastRun(), fault);
        this.fault = fault;
    }

    /** The same store after its machine has stopped and started again. */
    Store crashed() {
        fault.crash();
        return this;
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

        @Override
        public Option<Instant> witness() {
            return fault.witness(sound);
        }
    }
}
