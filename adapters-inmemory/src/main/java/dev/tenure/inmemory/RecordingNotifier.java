package dev.tenure.inmemory;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A notifier that records its notices for inspection. Thread-safe. */
public final class RecordingNotifier implements Notifier {
    private Vector<Notice> notices = Vector.empty();

    /** A notifier without notices. */
    public RecordingNotifier() {}

    @Override
    public synchronized void deliver(Notice notice) {
        notices = notices.append(notice);
    }

    /** The notices so far, in order. */
    public synchronized Seq<Notice> notices() {
        return notices;
    }
}
