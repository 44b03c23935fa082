package dev.tenure.interleavings;

import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.store.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ports before whose calls a client stops; in a sweep it also stops between what was read and what is written. */
final class Stepped {
    private Stepped() {}

    static Store store(Store behind) {
        return proxy(Store.class, behind, (method, arguments) -> {
            var aggregates = call(behind, method, arguments);
            return proxy(method.getReturnType(), aggregates, stepping(method.getName(), aggregates));
        });
    }

    static Issuer issuer(Issuer behind) {
        return proxy(Issuer.class, behind, stepping("issuer", behind));
    }

    private static Behaviour stepping(String port, Object behind) {
        return (method, arguments) -> {
            Turns.before(port + "." + method.getName());
            if (method.getName().equals("settle")) arguments[2] = stepped((Function<?, ?>) arguments[2]);
            return call(behind, method, arguments);
        };
    }

    private static Function<?, ?> stepped(Function<?, ?> rule) {
        return proxy(Function.class, rule, stepping("rule", rule));
    }

    static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** A default method of the port takes the steps that it is made of. */
    static <T> T proxy(Class<T> type, Object behind, Behaviour behaviour) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.isDefault()) return InvocationHandler.invokeDefault(self, method, arguments);
            return method.getDeclaringClass() == Object.class
                    ? call(behind, method, given(arguments))
                    : behaviour.of(method, given(arguments));
        };
        return type.cast(Proxy.newProxyInstance(Stepped.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object[] given(Object @Nullable [] arguments) {
        return arguments == null ? new Object[0] : arguments;
    }

    /** The behaviour of a port. */
    @FunctionalInterface
    interface Behaviour {
        Object of(Method method, Object[] arguments) throws Throwable;
    }
}
