package dev.tenure.host.notify;

import dev.tenure.item.ItemId;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Notifier;
import java.io.InterruptedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks: in Plaid's shape for Items and their Links, as Standard Webhooks for everything else. A notice
 * without a webhook or an address counts as delivered. Thread-safe.
 */
final class WebhookNotifier implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookNotifier.class);

    private final PlaidWebhookDelivery plaid;
    private final StandardWebhookDelivery standard;

    WebhookNotifier(PlaidWebhookDelivery plaid, StandardWebhookDelivery standard) {
        this.plaid = plaid;
        this.standard = standard;
    }

    @Override
    public void deliver(Notice notice) throws Exception {
        try {
            if (isPlaids(notice)) plaid.deliver(notice);
            else standard.deliver(notice);
        } catch (DeliveryFailedException failure) {
            LOG.warn(
                    "{} {} {}: a webhook was not delivered: {}",
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

    /** Clears the thread's interrupt flag, because the store might take it for its own. */
    private static InterruptedException interrupted() {
        Thread.interrupted();
        return new InterruptedException("interrupted while a webhook was sent");
    }
}
