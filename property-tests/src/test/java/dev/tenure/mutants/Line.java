package dev.tenure.mutants;

import dev.tenure.contract.CutCommit;
import dev.tenure.contract.Outage;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The line to stores: while it is cut, every call fails; on request the answer to one change is lost. */
final class Line implements Outage, CutCommit {
    /** The queries, which commit nothing. */
    private static final Pattern QUERY =
            Pattern.compile("find.*|locate|notSealedUnder|parked|last|equals|hashCode|toString");

    private final AtomicBoolean isCut = new AtomicBoolean();
    private final AtomicBoolean losesAnswer = new AtomicBoolean();

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

    @Override
    public void cutNext() {
        losesAnswer.set(true);
    }

    private boolean isLost(Method method) {
        return !QUERY.matcher(method.getName()).matches() && losesAnswer.getAndSet(false);
    }

    private Object proxy(Class<?> port, Object behind) {
        var isStore = port == Store.class;
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!isStore && isCut.get()) throw new StoreUnavailable("cut off", new IllegalStateException("no line"));
            try {
                var answer = method.invoke(behind, arguments);
                if (!isStore && isLost(method))
                    throw new OutcomeUnknown("cut off", new IllegalStateException("no line"));
                return isStore ? proxy(method.getReturnType(), answer) : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }
}
