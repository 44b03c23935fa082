package dev.tenure.host.notify;

import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.service.ItemView;
import dev.tenure.item.ItemId;
import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.Notice;
import dev.tenure.service.Items;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Plaid's webhooks on their way to where the Item has its address now. Thread-safe. */
final class PlaidPost {
    private final Items items;
    private final PlaidBodies bodies;
    private final PlaidSigner signer;
    private final WebhookSender courier;
    private final GoneAddresses gone;

    PlaidPost(Items items, PlaidBodies bodies, PlaidSigner signer, WebhookSender courier, GoneAddresses gone) {
        this.items = items;
        this.bodies = bodies;
        this.signer = signer;
        this.courier = courier;
        this.gone = gone;
    }

    /** Everything that Plaid says of it; an Item without an address, or that is forgotten, is told nothing. */
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

    /** Whether it was taken; not if the address wants nothing more. */
    boolean send(Webhook address, ObjectNode said) throws IOException {
        var body = said.toString().getBytes(StandardCharsets.UTF_8);
        return courier.bring(address, HashMap.of("Plaid-Verification", signer.sign(body)), body);
    }
}
