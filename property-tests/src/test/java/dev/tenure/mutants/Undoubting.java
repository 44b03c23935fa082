package dev.tenure.mutants;

import dev.tenure.contract.EmptyStores;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A store that takes every failure for one before the commit, also that of the commit itself. */
final class Undoubting {
    private Undoubting() {}

    static Store store(EventFilter written, EmptyStores sounds) {
        return Store.class.cast(proxy(Store.class, sounds.emptyStore(written)));
    }

    private static Object proxy(Class<?> port, Object behind) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                var answer = method.invoke(behind, arguments);
                return port == Store.class ? proxy(method.getReturnType(), answer) : answer;
            } catch (InvocationTargetException failed) {
                if (failed.getCause() instanceof OutcomeUnknown unknown)
                    throw new StoreUnavailable("the store failed", unknown);
                throw failed.getCause();
            }
        };
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }
}
