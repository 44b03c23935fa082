package dev.tenure.host.notify;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import org.springframework.stereotype.Component;

/**
 * The last notices that this host has delivered, newest first. They are in memory only and start empty. Thread-safe.
 */
@Component
public final class RecentNotices implements Notifier {
    private static final int MOST = 500;

    private volatile List<Notice> recent = List.empty();

    /** Stores a notice. One that is delivered again is stored once. */
    @Override
    public synchronized void deliver(Notice notice) {
        recent = recent.reject(known -> known.id().equals(notice.id()))
                .prepend(notice)
                .take(MOST);
    }

    /** The notices, newest first. */
    public Seq<Notice> newestFirst() {
        return recent;
    }
}
