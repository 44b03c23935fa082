package dev.tenure.mutants;

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
import io.vavr.control.Option;
import java.time.Instant;

/** A sound store with one fault. */
final class Broken implements Store {
    private final TokenOwners<LinkId, Link> links;
    private final TokenOwners<ItemId, Item> items;
    private final GrantOwners grants;
    private final CustodyOwners custodies;
    private final Owners<PrincipalId, Principal> principals;
    private final Outbox outbox;
    private final Runs runs;
    private final Fault fault;

    Broken(Store sound, Fault fault) {
        this.links = new BrokenTokenOwners<>(sound.links(), Link::id, fault);
        this.items = new BrokenTokenOwners<>(sound.items(), Item::id, fault);
        this.grants = new BrokenGrants(sound.grants(), fault);
        this.custodies = new BrokenCustodies(sound.custodies(), fault);
        this.principals = new BrokenOwners<>(sound.principals(), Principal::id, fault);
        this.outbox = new BrokenOutbox(sound.outbox(), fault);
        this.runs = new BrokenRuns(sound.runs(), fault);
        this.fault = fault;
    }

    /** The same store, once what it runs on has stopped and started again. */
    Store crashed() {
        fault.crash();
        return this;
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

    private record BrokenRuns(Runs sound, Fault fault) implements Runs {
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
