package dev.tenure.host.app;

import dev.tenure.service.Connections;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A scheduled job that renews what nobody asks for: refresh tokens near their end, and lost answers in time. */
@Component
final class RenewalJob {
    private static final int BATCH = 100;
    private static final long PAUSE_MILLIS = 2000;

    private final Connections connections;

    RenewalJob(Connections connections) {
        this.connections = connections;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void renew() {
        var batch = connections.renewDue(BATCH);
        while (batch.next().isDefined())
            batch = connections.renewDue(batch.next().get(), BATCH);
    }
}
