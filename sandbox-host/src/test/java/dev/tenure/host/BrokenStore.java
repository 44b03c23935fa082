package dev.tenure.host;

import dev.tenure.decision.Decision;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Outbox;
import dev.tenure.port.OutcomeUnknown;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Stale;
import dev.tenure.port.Store;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.context.annotation.Primary;

/** A store that has lost its principals: at first nothing can have happened, later perhaps something did. */
@Primary
final class BrokenStore implements Store {
    static final String DETAIL = "pool-7 with password opensesame";

    private final Store sound = new InMemoryStore();

    @Override
    public TokenOwners<LinkId, Link> links() {
        return sound.links();
    }

    @Override
    public TokenOwners<ItemId, Item> items() {
        return sound.items();
    }

    @Override
    public GrantOwners grants() {
        return sound.grants();
    }

    @Override
    public CustodyOwners custodies() {
        return sound.custodies();
    }

    @Override
    public Owners<PrincipalId, Principal> principals() {
        return new Lost();
    }

    @Override
    public Outbox outbox() {
        return sound.outbox();
    }

    @Override
    public Runs runs() {
        return sound.runs();
    }

    private static final class Lost implements Owners<PrincipalId, Principal> {
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public Option<Versioned<Principal>> find(PrincipalId id) {
            throw failure();
        }

        @Override
        public Either<Stale, Versioned<Principal>> add(Decision<Principal, ?> decision) {
            throw failure();
        }

        @Override
        public Either<Stale, Versioned<Principal>> commit(Versioned<Principal> found, Decision<Principal, ?> decision) {
            throw failure();
        }

        @Override
        public <R> Option<Decision<Principal, R>> lockedChange(
                PrincipalId id, Function<Versioned<Principal>, Decision<Principal, R>> decide) {
            throw failure();
        }

        private RuntimeException failure() {
            var cause = new IllegalStateException(DETAIL);
            return failures.getAndIncrement() == 0
                    ? new StoreUnavailable(DETAIL, cause)
                    : new OutcomeUnknown(DETAIL, cause);
        }
    }
}
