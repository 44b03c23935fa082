package dev.tenure.interleavings;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stores that do not keep what they promise. */
enum Broken implements UnaryOperator<Store> {
    /** The last commit wins. */
    COMMITS_WHATEVER_THE_VERSION {
        @Override
        Object answer(Object aggregates, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("commit")) return Stepped.call(aggregates, method, arguments);
            var found = (Versioned<?>) arguments[0];
            var stored = found(aggregates, ((Aggregate) found.state()).id()).get();
            return Stepped.call(aggregates, method, new Object[] {
                new Versioned<>(found.state(), stored.version(), found.changedAt(), found.withdrawn()), arguments[1]
            });
        }
    },
    /** An end decides on stale state: another caller may write between its read and its write. */
    LOCKS_NOBODY_OUT {
        @Override
        Object answer(Object aggregates, Method method, Object[] arguments) throws Throwable {
            if (!method.getName().equals("changeLocked")) return Stepped.call(aggregates, method, arguments);
            var found = found(aggregates, arguments[0]).get();
            var decision = Stepped.call(arguments[1], named(Function.class, "apply"), new Object[] {found});
            Turns.before("the write of an end");
            if (((Decision<?, ?>) decision).changes())
                Stepped.call(aggregates, named(Repository.class, "commit"), new Object[] {found, decision});
            return Either.right(Option.of(decision));
        }
    };

    abstract Object answer(Object aggregates, Method method, Object[] arguments) throws Throwable;

    @Override
    public Store apply(Store sound) {
        return Stepped.proxy(Store.class, sound, (method, arguments) -> {
            var aggregates = Stepped.call(sound, method, arguments);
            return aggregates instanceof Repository<?, ?>
                    ? Stepped.proxy(
                            method.getReturnType(), aggregates, (call, given) -> answer(aggregates, call, given))
                    : aggregates;
        });
    }

    private static Option<Versioned<?>> found(Object aggregates, Object id) throws Throwable {
        var found = (Option<?>)
                Stepped.call(aggregates, Repository.class.getMethod("find", AggregateId.class), new Object[] {id});
        return found.map(aggregate -> (Versioned<?>) aggregate);
    }

    private static Method named(Class<?> port, String name) {
        return Arrays.stream(port.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
