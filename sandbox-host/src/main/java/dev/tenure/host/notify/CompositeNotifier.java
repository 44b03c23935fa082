package dev.tenure.host.notify;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Several notifiers, told in order. After a failure the rest are notifiers when the notice comes again. Thread-safe. */
final class CompositeNotifier implements Notifier {
    private final Seq<Notifier> notifiers;

    CompositeNotifier(Notifier... notifiers) {
        this.notifiers = List.of(notifiers);
    }

    @Override
    public void deliver(Notice notice) throws Exception {
        for (var notifier : notifiers) notifier.deliver(notice);
    }
}
