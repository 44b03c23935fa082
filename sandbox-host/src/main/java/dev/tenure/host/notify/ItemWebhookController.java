package dev.tenure.host.notify;

import dev.tenure.host.DecisionMeters;
import dev.tenure.host.RefusalException;
import dev.tenure.service.ItemView;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
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

/** An Item's webhooks on request: what is fired for trying it out, and what was given up. */
@RestController
final class ItemWebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(ItemWebhookController.class);
    private static final ErrorResponse NO_WEBHOOK =
            new ErrorResponse(400, "SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "the Item has no webhook");

    private final Items items;
    private final PlaidBodies bodies;
    private final PlaidPost post;
    private final Relay relay;
    private final InstantSource clock;
    private final DecisionMeters decisions;

    ItemWebhookController(
            Tenure tenure,
            PlaidBodies bodies,
            PlaidPost post,
            Relay relay,
            InstantSource clock,
            DecisionMeters decisions) {
        this.items = tenure.items();
        this.bodies = bodies;
        this.post = post;
        this.relay = relay;
        this.clock = clock;
        this.decisions = decisions;
    }

    /**
     * Fires a webhook at once and once; says whether it was taken. Nothing has happened then, and the Item is as it was: a
     * webhook is only a hint, and who hears it asks how the Item stands.
     */
    @PostMapping("/sandbox/item/fire_webhook")
    Fired fire(@RequestBody Firing request, @RequestAttribute ClientId client) {
        var item = itemOf(client, request.accessToken());
        var address = item.data().webhook().getOrElseThrow(() -> RefusalException.with(NO_WEBHOOK));
        try {
            return new Fired(post.send(address, said(request.webhookCode(), item)));
        } catch (IOException failure) {
            LOG.info(
                    "{} {}: a webhook that was fired was not taken: {}",
                    item.id().kind(),
                    item.id(),
                    failure.getMessage());
            return new Fired(false);
        }
    }

    /**
     * Sends what was given up after all, for a client whose receiver is back; says whether there was any. It comes in its
     * order, as if nothing had failed. Plaid has no such endpoint.
     */
    @PostMapping("/sandbox/item/replay_webhooks")
    Replayed replay(@RequestBody Replaying request, @RequestAttribute ClientId client) {
        return new Replayed(relay.replay(itemOf(client, request.accessToken()).id()));
    }

    private ItemView itemOf(ClientId client, Secret accessToken) {
        var access = decisions
                .item("authenticate", items.authenticate(client, accessToken, Purpose.MANAGEMENT))
                .getOrElseThrow(RefusalException.expecting(TokenKind.ACCESS));
        return ItemView.of(access.item());
    }

    private ObjectNode said(FiredCode code, ItemView item) {
        return code.event(item, clock.instant())
                .map(event -> bodies.of(item.id(), event, item).head())
                .getOrElse(() -> PlaidBodies.newData(item));
    }

    record Firing(Secret accessToken, Optional<FiredCode.Type> webhookType, FiredCode webhookCode) {
        Firing {
            if (webhookType.filter(type -> type != webhookCode.type()).isPresent())
                throw new IllegalArgumentException("the code is not of this type");
        }
    }

    record Fired(boolean webhookFired) {}

    record Replaying(Secret accessToken) {}

    record Replayed(boolean replayed) {}
}
