package dev.tenure.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.port.store.Store;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Sees every write to a host's store, so that a test can wait for a change that the host makes by itself. Housekeeping
 * writes every second, so a change outside the store, in the log or in a meter, is seen soon after. For one waiting thread.
 */
final class StoreWatch implements BeanPostProcessor {
    /** Longer than any machine takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Set<String> WRITES = Set.of(
            "add", "commit", "changeLocked", "settle", "purge", "acknowledge", "fail", "park", "replay", "record");

    private final Semaphore writes = new Semaphore(0);

    /** Waits until this is so: looks, and looks again after each write. */
    void await(String what, BooleanSupplier isSo) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        writes.drainPermits();
        while (!isSo.getAsBoolean()) {
            assertThat(isWrittenBefore(end)).as(what).isTrue();
            writes.drainPermits();
        }
    }

    private boolean isWrittenBefore(long end) {
        try {
            var left = end - System.nanoTime();
            return left > 0 && writes.tryAcquire(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Store ? watched(Store.class, bean) : bean;
    }

    private Object watched(Class<?> type, Object behind) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(behind, method, arguments);
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private Object answer(Object behind, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            var answer = method.invoke(behind, arguments);
            if (WRITES.contains(method.getName())) writes.release();
            var isPort = method.getDeclaringClass() == Store.class;
            return isPort ? watched(method.getReturnType(), answer) : answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
