package dev.tenure.interleavings;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.port.Owners;
import dev.tenure.port.Store;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stores that do not keep what they promise. */
enum Broken implements UnaryOperator<Store> {
    /** Whoever commits last has won. */
    COMMITS_WHATEVER_THE_VERSION {
        @Override
        Object answer(Object owners, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("commit")) return Stepped.call(owners, method, arguments);
            var found = (Versioned<?>) arguments[0];
            var stored = found(owners, ((Owner) found.state()).id()).get();
            return Stepped.call(owners, method, new Object[] {
                new Versioned<>(found.state(), stored.version(), found.changedAt(), found.withdrawn()), arguments[1]
            });
        }
    },
    /** An end decides on what it has read, and somebody else may write before it does. */
    LOCKS_NOBODY_OUT {
        @Override
        Object answer(Object owners, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("lockedChange")) return Stepped.call(owners, method, arguments);
            var found = found(owners, arguments[0]).get();
            var decision = Stepped.call(arguments[1], named(Function.class, "apply"), new Object[] {found});
            Turns.before("the write of an end");
            if (((Decision<?, ?>) decision).changes())
                Stepped.call(owners, named(Owners.class, "commit"), new Object[] {found, decision});
            return Option.of(decision);
        }
    };

    abstract Object answer(Object owners, Method method, Object[] arguments) throws Throwable;

    @Override
    public Store apply(Store sound) {
        return Stepped.proxy(Store.class, sound, (method, arguments) -> {
            var owners = Stepped.call(sound, method, arguments);
            return owners instanceof Owners<?, ?>
                    ? Stepped.proxy(method.getReturnType(), owners, (call, given) -> answer(owners, call, given))
                    : owners;
        });
    }

    private static Option<Versioned<?>> found(Object owners, Object id) throws Throwable {
        var found = (Option<?>) Stepped.call(owners, Owners.class.getMethod("find", OwnerId.class), new Object[] {id});
        return found.map(owner -> (Versioned<?>) owner);
    }

    private static Method named(Class<?> port, String name) {
        return Arrays.stream(port.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
