package dev.tenure.mutants;

import dev.tenure.contract.Outage;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** The line to stores: while it is cut, every call fails. */
final class Severable implements Outage {
    private final AtomicBoolean isCut = new AtomicBoolean();

    /** The same store at the end of this line. */
    Store to(Store store) {
        return Store.class.cast(proxy(Store.class, store));
    }

    @Override
    public void begin() {
        isCut.set(true);
    }

    @Override
    public void end() {
        isCut.set(false);
    }

    private Object proxy(Class<?> port, Object behind) {
        var isStore = port == Store.class;
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!isStore && isCut.get()) throw new StoreUnavailable("cut off", new IllegalStateException("no line"));
            try {
                var answer = method.invoke(behind, arguments);
                return isStore ? proxy(method.getReturnType(), answer) : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }
}
