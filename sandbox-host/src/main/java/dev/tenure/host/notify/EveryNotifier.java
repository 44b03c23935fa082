package dev.tenure.host.notify;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Tells several, in this order; whom a failure kept from being told is told when the notice comes again. Thread-safe. */
final class EveryNotifier implements Notifier {
    private final Seq<Notifier> told;

    EveryNotifier(Notifier... told) {
        this.told = List.of(told);
    }

    @Override
    public void deliver(Notice notice) throws Exception {
        for (var one : told) one.deliver(notice);
    }
}
