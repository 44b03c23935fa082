package dev.tenure.adapters;

import dev.tenure.connection.Connection;
import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Created;
import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.item.Item;
import dev.tenure.link.Link;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.token.Token;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store into and out of which every state and every token goes as JSON, as with a database of documents. */
final class JsonStore {
    private static final Seq<Class<? extends Aggregate>> AGGREGATES =
            List.of(Link.class, Item.class, Grant.class, Connection.class, Principal.class);

    private JsonStore() {}

    static Store over(Store sound) {
        return Store.class.cast(proxy(Store.class, sound));
    }

    private static Object proxy(Class<?> port, Object behind) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
            try {
                var answer = method.invoke(behind, rewritten(arguments));
                return port == Store.class ? proxy(method.getReturnType(), answer) : rewritten(answer);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }

    private static Object @Nullable [] rewritten(Object @Nullable [] arguments) {
        return arguments == null
                ? null
                : List.of(arguments).map(JsonStore::rewritten).toJavaArray();
    }

    /** The same, with each state and token in it written and read. */
    private static Object rewritten(Object value) {
        if (value instanceof Aggregate aggregate) return rewritten(aggregate);
        if (value instanceof Option<?> option) return option.map(JsonStore::rewritten);
        if (value instanceof Seq<?> seq) return seq.map(JsonStore::rewritten);
        if (value instanceof Either<?, ?> either) return either.map(JsonStore::rewritten);
        if (value instanceof Versioned<?> found) return rewritten(found);
        if (value instanceof Located<?> located)
            return new Located<>(rewritten(located.aggregate()), rewritten(located.token()));
        if (value instanceof Decision<?, ?> decision) return rewritten(decision);
        if (value instanceof Function<?, ?> function) return rewritten(function);
        return value;
    }

    private static <S extends Aggregate> S rewritten(S aggregate) {
        return AGGREGATES
                .filter(type -> type.isInstance(aggregate))
                .map(type -> JsonStore.<S>reread(aggregate, type))
                .single();
    }

    private static <S> Versioned<S> rewritten(Versioned<S> found) {
        return new Versioned<>(state(found.state()), found.version(), found.changedAt(), found.withdrawn());
    }

    private static <S, R> Decision<S, R> rewritten(Decision<S, R> decision) {
        return new Decision<>(
                state(decision.next()),
                decision.issued().map(JsonStore::rewritten),
                decision.created()
                        .map(it -> new Created(
                                rewritten(it.aggregate()), it.issued().map(JsonStore::rewritten), it.events())),
                decision.events(),
                decision.reply());
    }

    private static <A, B> Function<A, B> rewritten(Function<A, B> function) {
        return argument -> state(function.apply(state(argument)));
    }

    private static Token rewritten(Token token) {
        return reread(token, Token.class);
    }

    @SuppressWarnings("unchecked")
    private static <S> S state(S value) {
        return (S) rewritten((Object) value);
    }

    @SuppressWarnings("unchecked")
    private static <S> S reread(S value, Class<?> type) {
        try {
            return (S) StateJson.read(StateJson.write(value, type), type);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("a part of " + type.getSimpleName() + " is not public", hidden);
        }
    }
}
