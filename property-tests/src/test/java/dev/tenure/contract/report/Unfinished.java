package dev.tenure.contract.report;

import dev.tenure.contract.StoreContract;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The test of a store with some methods implemented; the others throw, except the ports' default methods. */
@ExtendWith(Unfinished.Asked.class)
final class Unfinished implements StoreContract {
    /** The operations that exist, as {@code links.find,runs.last}: a parameter of the run. */
    static final String WRITTEN = "tenure.written";

    private final Set<String> written;

    Unfinished(Set<String> written) {
        this.written = written;
    }

    @Override
    public Store emptyStore(EventFilter filter) {
        var whole = new InMemoryStore(filter);
        return Store.class.cast(proxy(Store.class, (store, port, none) -> unfinished(port, call(port, whole))));
    }

    private Object unfinished(Method port, Object whole) {
        return proxy(port.getReturnType(), (aggregates, method, arguments) -> {
            if (method.isDefault()) return InvocationHandler.invokeDefault(aggregates, method, arguments);
            var name = port.getName() + "." + method.getName();
            if (!written.contains(name)) throw new UnsupportedOperationException(name);
            return call(method, whole, arguments);
        });
    }

    private static Object call(Method method, Object whole, Object... arguments) throws Throwable {
        try {
            return method.invoke(whole, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static Object proxy(Class<?> port, InvocationHandler handler) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }

    /** Reads the implemented operations from the run. */
    static final class Asked implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Set.class;
        }

        @Override
        public Set<String> resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var asked = context.getConfigurationParameter(WRITTEN).orElse("");
            return HashSet.of(asked.split(",", -1));
        }
    }
}
