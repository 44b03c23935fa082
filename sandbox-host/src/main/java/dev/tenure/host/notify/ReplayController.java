package dev.tenure.host.notify;

import dev.tenure.host.Decisions;
import dev.tenure.host.Refused;
import dev.tenure.item.Call;
import dev.tenure.service.Items;
import dev.tenure.service.Relay;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends what was given up after all, for a client whose receiver is back. Plaid has no such endpoint. */
@RestController
final class ReplayController {
    private final Items items;
    private final Relay relay;
    private final Decisions decisions;

    ReplayController(Tenure tenure, Relay relay, Decisions decisions) {
        this.items = tenure.items();
        this.relay = relay;
        this.decisions = decisions;
    }

    /** Says whether something had been given up; it is sent in its order, as if nothing had failed. */
    @PostMapping("/sandbox/item/replay_webhooks")
    Replayed replay(@RequestBody Replaying request, @RequestAttribute ClientId client) {
        var item = decisions
                .item(
                        "authenticate",
                        items.authenticate(client, request.accessToken().reveal(), Call.MANAGEMENT))
                .getOrElseThrow(Refused.expecting(TokenKind.ACCESS))
                .item();
        return new Replayed(relay.replay(item.id()));
    }

    record Replaying(Secret accessToken) {}

    record Replayed(boolean replayed) {}
}
