package dev.tenure.mutants;

import dev.tenure.contract.CutCommit;
import dev.tenure.contract.HeldRow;
import dev.tenure.contract.Outage;
import dev.tenure.decision.Aggregate;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line to stores: while it is cut, every call fails; while a row is held, every change of it; on request the answer
 * to one change is lost.
 */
final class Line implements Outage, CutCommit, HeldRow {
    /** The failure of a change that waited for a lock in vain. */
    static final String HELD = "a lock was not released in time";

    /** The queries, which commit nothing. */
    private static final Pattern QUERY =
            Pattern.compile("find.*|locate|notSealedUnder|parked|last|equals|hashCode|toString");

    private final AtomicBoolean isCut = new AtomicBoolean();
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private final Set<AggregateId> held = ConcurrentHashMap.newKeySet();

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

    @Override
    public void hold(AggregateId aggregate) {
        held.add(aggregate);
    }

    @Override
    public void release() {
        held.clear();
    }

    private boolean waitsInVain(Method method, Object @Nullable [] arguments) {
        return arguments != null && !held.isEmpty() && isChange(method) && isHeld(arguments[0]);
    }

    private boolean isHeld(Object written) {
        var id = written instanceof Versioned<?> found ? ((Aggregate) found.state()).id() : written;
        return held.stream().anyMatch(id::equals);
    }

    private static boolean isChange(Method method) {
        return !QUERY.matcher(method.getName()).matches();
    }

    private boolean isLost(Method method) {
        return isChange(method) && losesAnswer.getAndSet(false);
    }

    private Object proxy(Class<?> port, Object behind) {
        var isStore = port == Store.class;
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!isStore && isCut.get()) throw new StoreUnavailable("cut off", new IllegalStateException("no line"));
            if (!isStore && waitsInVain(method, arguments))
                throw new StoreUnavailable(HELD, new IllegalStateException("held"));
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
