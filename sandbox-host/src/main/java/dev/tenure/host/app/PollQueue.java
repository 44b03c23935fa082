package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.issuer.StatusPoller;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The polls that are wanted, one a login and the newest; in memory, for the next webhook or call tells again. Thread-safe. */
@Component
final class PollQueue implements StatusPoller {
    private final AtomicReference<Map<ConnectionId, Integer>> wanted = new AtomicReference<>(HashMap.empty());

    @Override
    public void ask(ConnectionId connection, int healthVersion) {
        wanted.updateAndGet(polls -> polls.put(connection, healthVersion, Math::max));
    }

    /** All that are wanted, with the health version that each is to bear; then none is. */
    Map<ConnectionId, Integer> take() {
        return wanted.getAndSet(HashMap.empty());
    }
}
