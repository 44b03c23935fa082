package dev.tenure.host.notify;

import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs notices, without details because a webhook's address may contain a secret. Thread-safe. */
public final class LoggingNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingNotifier.class);

    @Override
    public void deliver(Notice notice) {
        var event = notice.event();
        LOG.info(
                "{} {} {}: {} at {}",
                notice.aggregate().kind(),
                notice.aggregate().text(),
                event.type(),
                event.cause().map(Enum::name).getOrElse("by request"),
                event.effectiveAt());
    }
}
