package dev.tenure.host.notify;

import dev.tenure.host.Decisions;
import dev.tenure.host.Refused;
import dev.tenure.item.Call;
import dev.tenure.item.Item;
import dev.tenure.profile.Outward.Answer;
import dev.tenure.service.Items;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
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

/**
 * Fires a webhook on request, at once and once. Nothing has happened then, and the Item is as it was: a webhook is only a
 * hint, and who hears it asks how the Item stands.
 */
@RestController
final class FireController {
    private static final Logger LOG = LoggerFactory.getLogger(FireController.class);
    private static final Answer NO_WEBHOOK =
            new Answer(400, "SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "the Item has no webhook");

    private final Items items;
    private final PlaidBodies bodies;
    private final PlaidPost post;
    private final InstantSource clock;
    private final Decisions decisions;

    FireController(Tenure tenure, PlaidBodies bodies, PlaidPost post, InstantSource clock, Decisions decisions) {
        this.decisions = decisions;
        this.items = tenure.items();
        this.bodies = bodies;
        this.post = post;
        this.clock = clock;
    }

    /** Says whether it was taken. */
    @PostMapping("/sandbox/item/fire_webhook")
    Fired fire(@RequestBody Firing request, @RequestAttribute ClientId client) {
        var item = decisions
                .item(
                        "authenticate",
                        items.authenticate(client, request.accessToken().reveal(), Call.MANAGEMENT))
                .getOrElseThrow(Refused.expecting(TokenKind.ACCESS))
                .item();
        var address = item.login().webhook().getOrElseThrow(() -> Refused.with(NO_WEBHOOK));
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

    private ObjectNode said(FiredCode code, Item item) {
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
}
