package dev.tenure.host.notify;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.springframework.stereotype.Component;

/** The last notices that this host has delivered, the newest first. They are in memory, and begin with its start. Thread-safe. */
@Component
public final class RecentNotices implements Notifier {
    private static final int KEPT = 500;

    private volatile List<Notice> kept = List.empty();

    /** Remembers it; what comes again is remembered once. */
    @Override
    public synchronized void deliver(Notice notice) {
        kept = kept.reject(known -> known.id().equals(notice.id()))
                .prepend(notice)
                .take(KEPT);
    }

    /** All of them. */
    public Seq<Notice> newestFirst() {
        return kept;
    }
}
