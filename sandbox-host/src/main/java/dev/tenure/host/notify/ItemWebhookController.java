package dev.tenure.host.notify;

import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.ItemView;
import dev.tenure.service.Items;
import dev.tenure.service.Relay;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Webhooks of an Item on request: test webhooks, and the replay of those that were given up. */
@RestController
final class ItemWebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(ItemWebhookController.class);
    private static final ErrorResponse NO_WEBHOOK =
            new ErrorResponse(400, "SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "the Item has no webhook");

    private final Items items;
    private final PlaidWebhookBodies bodies;
    private final PlaidWebhookDelivery delivery;
    private final Relay relay;
    private final InstantSource clock;
    private final DecisionMeters decisions;

    ItemWebhookController(
            Tenure tenure,
            PlaidWebhookBodies bodies,
            PlaidWebhookDelivery delivery,
            Relay relay,
            InstantSource clock,
            DecisionMeters decisions) {
        this.items = tenure.items();
        this.bodies = bodies;
        this.delivery = delivery;
        this.relay = relay;
        this.clock = clock;
        this.decisions = decisions;
    }

    /**
     * Fires a webhook once and immediately, and tells whether it was delivered. The Item does not change: a webhook is
     * only a hint, and its receiver asks for the Item.
     */
    @PostMapping("/sandbox/item/fire_webhook")
    Fired fire(@RequestBody FireRequest request, @RequestAttribute ClientId client) {
        var item = itemOf(client, request.accessToken());
        var address = item.data().webhook().getOrElseThrow(() -> RefusalException.with(NO_WEBHOOK));
        try {
            return new Fired(delivery.send(address, bodyOf(request.webhookCode(), item)));
        } catch (IOException failure) {
            LOG.info("{} {}: a test webhook was not delivered: {}", item.id().kind(), item.id(), failure.getMessage());
            return new Fired(false);
        }
    }

    /**
     * Replays the webhooks that were given up, for a client whose receiver is back, and tells whether there were any.
     * They are delivered in order. Plaid has no such endpoint.
     */
    @PostMapping("/sandbox/item/replay_webhooks")
    Replayed replay(@RequestBody ReplayRequest request, @RequestAttribute ClientId client) {
        return new Replayed(relay.replay(itemOf(client, request.accessToken()).id()));
    }

    private ItemView itemOf(ClientId client, Secret accessToken) {
        var access = decisions
                .item("authenticate", items.authenticate(client, accessToken, Purpose.MANAGEMENT))
                .getOrElseThrow(RefusalException.expecting(TokenKind.ACCESS));
        return ItemView.of(access.item());
    }

    private ObjectNode bodyOf(SandboxWebhookCode code, ItemView item) {
        return code.event(item, clock.instant())
                .map(event -> bodies.of(item.id(), event, item).head())
                .getOrElse(() -> PlaidWebhookBodies.newData(item));
    }

    record FireRequest(
            Secret accessToken, Optional<SandboxWebhookCode.Type> webhookType, SandboxWebhookCode webhookCode) {
        FireRequest {
            if (webhookType.filter(type -> type != webhookCode.type()).isPresent())
                throw new IllegalArgumentException("the code is not of this type");
        }
    }

    record Fired(boolean webhookFired) {}

    record ReplayRequest(Secret accessToken) {}

    record Replayed(boolean replayed) {}
}
