package dev.tenure.host.notify;

import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.item.ItemId;
import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notice;
import dev.tenure.service.ItemView;
import dev.tenure.service.Items;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Delivers Plaid's webhooks to the Item's current address. Thread-safe. */
final class PlaidWebhookDelivery {
    private final Items items;
    private final PlaidWebhookBodies bodies;
    private final PlaidSigner signer;
    private final WebhookSender sender;
    private final GoneAddresses gone;

    PlaidWebhookDelivery(
            Items items, PlaidWebhookBodies bodies, PlaidSigner signer, WebhookSender sender, GoneAddresses gone) {
        this.items = items;
        this.bodies = bodies;
        this.signer = signer;
        this.sender = sender;
        this.gone = gone;
    }

    /** Delivers all webhooks for a notice. An Item that is purged or has no address gets none. */
    void deliver(Notice notice) throws IOException {
        for (var item : itemBehind(notice).flatMap(id -> items.find(id).toOption()))
            for (var address : item.data().webhook()) deliver(notice, item, address);
    }

    private void deliver(Notice notice, ItemView item, Webhook address) throws IOException {
        var said = bodies.of(notice.aggregate(), notice.event(), item);
        if (notice.event().type() == EventType.WEBHOOK_CHANGED && said.nonEmpty()) gone.remove(address);
        for (var body : said) send(address, body);
    }

    private static Option<ItemId> itemBehind(Notice notice) {
        return notice.aggregate() instanceof ItemId item
                ? Option.some(item)
                : notice.event().details().get(Detail.ITEM).flatMap(ItemId::parse);
    }

    /** Sends a webhook, and tells whether it was delivered; an address that is gone gets none. */
    boolean send(Webhook address, ObjectNode json) throws IOException {
        var body = json.toString().getBytes(StandardCharsets.UTF_8);
        return sender.send(address, HashMap.of("Plaid-Verification", signer.sign(body)), body);
    }
}
