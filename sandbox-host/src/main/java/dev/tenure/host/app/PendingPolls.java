package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.issuer.StatusPoller;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * A queue of the polls to make, the newest for each login. It is in memory only: the next webhook or call asks again.
 * Thread-safe.
 */
@Component
final class PendingPolls implements StatusPoller {
    private final AtomicReference<Map<ConnectionId, Integer>> wanted = new AtomicReference<>(HashMap.empty());

    @Override
    public void ask(ConnectionId connection, int healthVersion) {
        wanted.updateAndGet(polls -> polls.put(connection, healthVersion, Math::max));
    }

    /** Removes and returns all polls, with the health version that each is for. */
    Map<ConnectionId, Integer> drain() {
        return wanted.getAndSet(HashMap.empty());
    }
}
