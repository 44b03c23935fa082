package dev.tenure.host.app;

import dev.tenure.custody.CustodyId;
import dev.tenure.port.Polls;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The polls that are wanted, one a login and the newest; in memory, for the next webhook or call tells again. Thread-safe. */
@Component
final class PollQueue implements Polls {
    private final AtomicReference<Map<CustodyId, Integer>> wanted = new AtomicReference<>(HashMap.empty());

    @Override
    public void ask(CustodyId custody, int healthVersion) {
        wanted.updateAndGet(polls -> polls.put(custody, healthVersion, Math::max));
    }

    /** All that are wanted, with the health version that each is to bear; then none is. */
    Map<CustodyId, Integer> take() {
        return wanted.getAndSet(HashMap.empty());
    }
}
