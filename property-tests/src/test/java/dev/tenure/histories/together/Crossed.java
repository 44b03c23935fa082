package dev.tenure.histories.together;

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
import dev.tenure.port.Store;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allegiance;
import dev.tenure.principal.Allied;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.control.Either;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store in which something comes between a decision and its commit, once, when it was asked to. For one thread. */
final class Crossed implements Store {
    private final Store behind;
    private @Nullable Crossing waiting;

    Crossed(Store behind) {
        this.behind = behind;
    }

    /** What comes between: it makes the commit, or does not. */
    @FunctionalInterface
    interface Crossing {
        Object at(Write commit) throws Throwable;

        /** Somebody else is faster, and may want to know whose owner it is that is about to be stored. */
        static Crossing after(Consumer<Allegiance> others) {
            return commit -> {
                others.accept(commit.whose());
                return commit.done();
            };
        }

        /** The commit is done, and nobody is told. */
        static Crossing unseen() {
            return commit -> {
                if (commit.done() instanceof Either<?, ?> stale && stale.isLeft()) return stale;
                throw new OutcomeUnknown("the commit", new SQLException("the connection is lost"));
            };
        }

        /** The commit is not done. */
        static Crossing lost() {
            return commit -> {
                throw new StoreUnavailable("the commit", new SQLException("the connection is lost"));
            };
        }
    }

    /** A call that stores something. */
    static final class Write {
        private final Object owners;
        private final Method method;
        private final Object[] arguments;

        private Write(Object owners, Method method, Object[] arguments) {
            this.owners = owners;
            this.method = method;
            this.arguments = arguments;
        }

        Object done() throws Throwable {
            try {
                return method.invoke(owners, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        /** Whose the owner is on which a decision was made. */
        Allegiance whose() {
            return ((Allied<?>) ((Versioned<?>) arguments[0]).state()).allegiance();
        }
    }

    /** The next commit is crossed so. */
    void next(Crossing crossing) {
        waiting = crossing;
    }

    /** Whether what was asked for has come between; from now on nothing does. */
    boolean clear() {
        var crossed = waiting == null;
        waiting = null;
        return crossed;
    }

    @Override
    public TokenOwners<LinkId, Link> links() {
        return crossed(TokenOwners.class, behind.links());
    }

    @Override
    public TokenOwners<ItemId, Item> items() {
        return crossed(TokenOwners.class, behind.items());
    }

    @Override
    public GrantOwners grants() {
        return crossed(GrantOwners.class, behind.grants());
    }

    @Override
    public CustodyOwners custodies() {
        return behind.custodies();
    }

    @Override
    public Owners<PrincipalId, Principal> principals() {
        return behind.principals();
    }

    @Override
    public Outbox outbox() {
        return behind.outbox();
    }

    @Override
    public Runs runs() {
        return behind.runs();
    }

    @SuppressWarnings("unchecked")
    private <T> T crossed(Class<?> type, T owners) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            var write = new Write(owners, method, arguments);
            var crossing = waiting;
            if (crossing == null || !method.getName().equals("commit")) return write.done();
            waiting = null;
            return crossing.at(write);
        });
    }
}
