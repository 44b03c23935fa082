package dev.tenure.stories.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Stitch;
import dev.tenure.stories.fixture.ConnectedApp;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** The number of the library's own frames, lambdas included, between a host's call and a port. */
class CallDepthTest {
    private static final int MOST_OF_A_RENEWAL = 12;
    private static final int MOST_OF_A_DELIVERY = 4;

    private int deepest;

    @Test
    void aRenewalReachesTheRepositoryInFewSteps() {
        var app = ConnectedApp.over(watched(new InMemoryStore(EventFilter.everything())));
        var id = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        deepest = 0;
        assertThat(app.credential(id).get().version()).isEqualTo(2);
        assertThat(deepest).isBetween(1, MOST_OF_A_RENEWAL);
    }

    @Test
    void aDeliveryReachesTheOutboxInFewSteps() {
        var app = ConnectedApp.over(watched(new InMemoryStore(EventFilter.everything())));
        app.connected(Stitch.STITCH);
        deepest = 0;
        assertThat(app.tenure().relay(new RecordingNotifier()).deliver(9).done())
                .isPositive();
        assertThat(deepest).isBetween(1, MOST_OF_A_DELIVERY);
    }

    private Store watched(Store sound) {
        var connections = watched(ConnectionRepository.class, sound.connections());
        var outbox = watched(Outbox.class, sound.outbox());
        return proxy(Store.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "connections" -> connections;
            case "outbox" -> outbox;
            default -> called(sound, method, arguments);
        });
    }

    private <T> T watched(Class<T> port, T sound) {
        return proxy(port, (proxy, method, arguments) -> {
            deepest = Math.max(deepest, libraryFrames());
            return called(sound, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> port, InvocationHandler handler) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
    }

    private static Object called(Object sound, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(sound, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static int libraryFrames() {
        return StackWalker.getInstance().walk(frames -> (int) frames.map(StackFrame::getClassName)
                .filter(name -> name.startsWith("dev.tenure.service"))
                .count());
    }
}
