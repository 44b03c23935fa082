package dev.tenure.stories.item;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A store that loses the answer to a commit of an Item on request, and to the confirmation after it. */
final class AnswerLosingItems {
    private final AtomicBoolean losesCommit = new AtomicBoolean();
    private final AtomicBoolean losesConfirmation = new AtomicBoolean();

    void loseNext() {
        losesCommit.set(true);
        losesConfirmation.set(true);
    }

    Store over(Store sound) {
        return proxied(Store.class, sound);
    }

    private <T> T proxied(Class<T> port, Object sound) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    try {
                        var answer = method.invoke(sound, arguments);
                        if (method.getReturnType() == ItemRepository.class)
                            return proxied(ItemRepository.class, answer);
                        if (isLost(port, method.getName()))
                            throw new OutcomeUnknown("lost while it committed", new IllegalStateException("gone"));
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private boolean isLost(Class<?> port, String method) {
        if (port != ItemRepository.class) return false;
        return (method.equals("commit") && losesCommit.getAndSet(false))
                || (method.equals("confirm") && losesConfirmation.getAndSet(false));
    }
}
