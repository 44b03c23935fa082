package dev.tenure.host;

import dev.tenure.decision.Decision;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.context.annotation.Primary;

/**
 * A store whose principals are unavailable: the first failure is a {@link StoreUnavailable}, the later ones are an
 * {@link OutcomeUnknown}.
 */
@Primary
final class BrokenStore implements Store {
    static final String DETAIL = "pool-7 with password opensesame";

    private final Store sound = new InMemoryStore();

    @Override
    public LinkRepository links() {
        return sound.links();
    }

    @Override
    public ItemRepository items() {
        return sound.items();
    }

    @Override
    public GrantRepository grants() {
        return sound.grants();
    }

    @Override
    public ConnectionRepository connections() {
        return sound.connections();
    }

    @Override
    public PrincipalRepository principals() {
        return new Lost();
    }

    @Override
    public Outbox outbox() {
        return sound.outbox();
    }

    @Override
    public LastRun lastRun() {
        return sound.lastRun();
    }

    private static final class Lost implements PrincipalRepository {
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
        public boolean confirm(Versioned<Principal> found) {
            throw failure();
        }

        @Override
        public <R> Either<Stale, Option<Decision<Principal, R>>> changeLocked(
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
