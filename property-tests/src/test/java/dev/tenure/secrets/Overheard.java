package dev.tenure.secrets;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records everything that goes through a port in either direction, as it prints, and every failure with its causes and
 * suppressed exceptions. Thread-safe.
 */
public final class Overheard {
    private static final String PORTS = "dev.tenure.port";
    private static final int A_FEW = 3;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    /** The same port, recorded, with all ports that it returns. */
    public <T> T on(Class<T> port, T behind) {
        InvocationHandler handler = (proxy, method, arguments) -> called(behind, method, arguments);
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    /** Records a text. */
    public void say(Object what) {
        said.add(what.toString());
    }

    /** Records a failure. */
    public void fail(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        failures.add(text.toString());
    }

    /** The first recorded text in which the search finds something. */
    public Seq<String> saidWith(Search search) {
        return Vector.ofAll(said).filter(search::finds).take(A_FEW);
    }

    /** The first recorded failure in which the search finds something. */
    public Seq<String> failuresWith(Search search) {
        return Vector.ofAll(failures).filter(search::finds).take(A_FEW);
    }

    /** The number of different texts. */
    public int saidSoFar() {
        return said.size();
    }

    /** The number of different failures. */
    public int failuresSoFar() {
        return failures.size();
    }

    private @Nullable Object called(Object behind, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return heard(method.getReturnType(), method.invoke(behind, heard(method.getParameterTypes(), arguments)));
        } catch (InvocationTargetException failed) {
            fail(failed.getTargetException());
            throw failed.getTargetException();
        }
    }

    private @Nullable Object @Nullable [] heard(Class<?>[] types, @Nullable Object @Nullable [] arguments) {
        if (arguments == null) return null;
        var heard = arguments.clone();
        for (var i = 0; i < heard.length; i++) heard[i] = heard(types[i], heard[i]);
        return heard;
    }

    private @Nullable Object heard(Class<?> type, @Nullable Object what) {
        if (what == null) return null;
        if (type == Function.class) return overheard((Function<?, ?>) what);
        if (type.isInterface() && type.getPackageName().equals(PORTS)) return heardPort(type, what);
        say(what);
        return what;
    }

    private <T> T heardPort(Class<T> port, Object behind) {
        return on(port, port.cast(behind));
    }

    private <A, B> Function<A, B> overheard(Function<A, B> decision) {
        return asked -> {
            say(asked);
            var decided = decision.apply(asked);
            say(decided);
            return decided;
        };
    }
}
