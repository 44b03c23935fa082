package dev.tenure.host.notify;

import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import java.io.InterruptedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks: of Items and their Links as Plaid does, of all else as Standard Webhooks. What nobody outside is told
 * of, and what has no address, is delivered by doing nothing. Thread-safe.
 */
final class WebhookNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookNotifier.class);

    private final PlaidPost plaid;
    private final StandardPost standard;

    WebhookNotifier(PlaidPost plaid, StandardPost standard) {
        this.plaid = plaid;
        this.standard = standard;
    }

    @Override
    public void deliver(Notice notice) throws Exception {
        try {
            if (isPlaids(notice)) plaid.deliver(notice);
            else standard.deliver(notice);
        } catch (NotTaken failure) {
            LOG.warn(
                    "{} {} {}: a webhook was not taken: {}",
                    notice.aggregate().kind(),
                    notice.aggregate().text(),
                    notice.event().type(),
                    failure.getMessage());
            throw failure;
        } catch (InterruptedIOException ended) {
            throw interrupted();
        }
    }

    private static boolean isPlaids(Notice notice) {
        return notice.aggregate() instanceof ItemId || notice.aggregate() instanceof LinkId;
    }

    /** The flag is set down meanwhile: a store may take it for its own. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException("interrupted while a webhook was sent");
    }
}
