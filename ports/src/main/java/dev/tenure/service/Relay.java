package dev.tenure.service;

import dev.tenure.port.Notice;
import dev.tenure.port.Notifier;
import dev.tenure.port.Outbox;
import java.time.Duration;

/**
 * Brings events to a notifier: each at least once, those of one owner in order, the next only when the one before was
 * taken. A host calls it from its own scheduler, on as many machines as it likes; an owner whose notices are not taken
 * does not hold up the others. Thread-safe.
 */
public final class Relay {
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Watch watch;
    private final Notifier notifier;

    Relay(Outbox outbox, Watch watch, Notifier notifier) {
        this.outbox = outbox;
        this.watch = watch;
        this.notifier = notifier;
    }

    /** Delivers the oldest notice of up to {@code limit} owners; a claim lasts a minute. */
    public Delivered deliver(int limit) {
        var now = watch.now();
        var claimed = outbox.claim(now, now.plus(CLAIM), limit);
        var done = claimed.count(this::isDelivered);
        return new Delivered(done, claimed.size() - done);
    }

    private boolean isDelivered(Notice notice) {
        try {
            notifier.deliver(notice);
        } catch (Exception notTaken) {
            if (notTaken instanceof InterruptedException) Thread.currentThread().interrupt();
            return false;
        }
        outbox.acknowledge(notice);
        return true;
    }
}
