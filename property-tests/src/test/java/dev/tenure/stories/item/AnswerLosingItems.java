package dev.tenure.stories.item;

import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Store;
import io.vavr.control.Option;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A store that loses a commit of an Item on request: its answer, with or without the confirmation's, or all of it. */
final class AnswerLosingItems {
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private final AtomicBoolean losesConfirmation = new AtomicBoolean();
    private final AtomicReference<Option<Runnable>> inItsPlace = new AtomicReference<>(Option.none());

    /** Loses the answer to the next commit, and to the confirmation after it. */
    void loseNext() {
        losesAnswer.set(true);
        losesConfirmation.set(true);
    }

    /** Loses the answer to the next commit, which a confirmation finds done. */
    void loseNextAnswer() {
        losesAnswer.set(true);
    }

    /** Loses the next commit itself, after somebody else has done this. */
    void loseNextBehind(Runnable other) {
        inItsPlace.set(Option.of(other));
    }

    Store over(Store sound) {
        return proxied(Store.class, sound);
    }

    private <T> T proxied(Class<T> port, Object sound) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (port == ItemRepository.class && method.getName().equals("commit")) {
                        for (var other : inItsPlace.getAndSet(Option.none())) {
                            other.run();
                            throw lost();
                        }
                    }
                    try {
                        var answer = method.invoke(sound, arguments);
                        if (method.getReturnType() == ItemRepository.class)
                            return proxied(ItemRepository.class, answer);
                        if (port == ItemRepository.class && isLost(method.getName())) throw lost();
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    private boolean isLost(String method) {
        return (method.equals("commit") && losesAnswer.getAndSet(false))
                || (method.equals("confirm") && losesConfirmation.getAndSet(false));
    }

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost while it committed", new IllegalStateException("the connection is gone"));
    }
}
