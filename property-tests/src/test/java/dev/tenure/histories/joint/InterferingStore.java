package dev.tenure.histories.joint;

import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that intervenes between a decision and its commit, once, on request. For one thread. */
final class InterferingStore implements Store {
    private final Store behind;
    private @Nullable Intervention waiting;

    InterferingStore(Store behind) {
        this.behind = behind;
    }

    /** An intervention: it makes the commit, or does not. */
    @FunctionalInterface
    interface Intervention {
        Object at(Write commit) throws Throwable;

        /** Another caller is faster, and may ask whose aggregate is about to be stored. */
        static Intervention after(Consumer<Ownership> others) {
            return commit -> {
                others.accept(commit.whose());
                return commit.done();
            };
        }

        /** The commit is done, and its answer is lost. */
        static Intervention unseen() {
            return commit -> {
                if (commit.done() instanceof Either<?, ?> stale && stale.isLeft()) return stale;
                throw new OutcomeUnknown("the commit", new SQLException("the connection is lost"));
            };
        }

        /** The commit is not done. */
        static Intervention lost() {
            return commit -> {
                throw new StoreUnavailable("the commit", new SQLException("the connection is lost"));
            };
        }
    }

    /** A call that stores something. */
    static final class Write {
        private final Object aggregates;
        private final Method method;
        private final Object[] arguments;

        private Write(Object aggregates, Method method, Object[] arguments) {
            this.aggregates = aggregates;
            this.method = method;
            this.arguments = arguments;
        }

        Object done() throws Throwable {
            try {
                return method.invoke(aggregates, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        /** The ownership of the aggregate that was decided on. */
        Ownership whose() {
            return ((Owned<?>) ((Versioned<?>) arguments[0]).state()).ownership();
        }
    }

    /** Schedules this intervention for the next commit. */
    void next(Intervention intervention) {
        waiting = intervention;
    }

    /** Cancels the intervention. Returns true if it has happened. */
    boolean clear() {
        var happened = waiting == null;
        waiting = null;
        return happened;
    }

    @Override
    public LinkRepository links() {
        return interfering(LinkRepository.class, behind.links());
    }

    @Override
    public ItemRepository items() {
        return interfering(ItemRepository.class, behind.items());
    }

    @Override
    public GrantRepository grants() {
        return interfering(GrantRepository.class, behind.grants());
    }

    @Override
    public ConnectionRepository connections() {
        return behind.connections();
    }

    @Override
    public PrincipalRepository principals() {
        return behind.principals();
    }

    @Override
    public Outbox outbox() {
        return behind.outbox();
    }

    @Override
    public LastRun lastRun() {
        return behind.lastRun();
    }

    @SuppressWarnings("unchecked")
    private <T> T interfering(Class<?> type, T aggregates) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var write = new Write(aggregates, method, arguments);
            var intervention = waiting;
            if (intervention == null || !method.getName().equals("commit")) return write.done();
            waiting = null;
            return intervention.at(write);
        });
    }
}
