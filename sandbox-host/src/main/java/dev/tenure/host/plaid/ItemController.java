package dev.tenure.host.plaid;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.PUBLIC;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.Webhook;
import dev.tenure.profile.Profile;
import dev.tenure.service.ItemView;
import dev.tenure.service.Items;
import dev.tenure.service.Tenure;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for an Item and its tokens. */
@RestController
final class ItemController {
    private final Items items;
    private final Profile profile;
    private final DecisionMeters decisions;

    ItemController(Tenure tenure, Profile profile, DecisionMeters decisions) {
        this.decisions = decisions;
        this.items = tenure.items();
        this.profile = profile;
    }

    @PostMapping("/item/public_token/exchange")
    Exchanged exchange(@RequestBody OfPublicToken request, @RequestAttribute ClientId client) {
        var issued = decisions
                .item("exchange", items.exchange(client, request.publicToken()))
                .getOrElseThrow(RefusalException.expecting(PUBLIC));
        return new Exchanged(issued.accessToken(), issued.item().text());
    }

    @PostMapping("/item/get")
    OneItem get(@RequestBody OfAccessToken request, @RequestAttribute ClientId client) {
        var access = decisions
                .item("authenticate", items.authenticate(client, request.accessToken(), Purpose.MANAGEMENT))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new OneItem(ItemBody.of(ItemView.of(access.item()), profile.errors()));
    }

    @PostMapping("/accounts/get")
    Shared accounts(@RequestBody OfAccessToken request, @RequestAttribute ClientId client) {
        var access = decisions
                .item("authenticate", items.authenticate(client, request.accessToken(), Purpose.DATA))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new Shared(
                AccountBody.of(access.item().data()), ItemBody.of(ItemView.of(access.item()), profile.errors()));
    }

    @PostMapping("/item/access_token/invalidate")
    Rotated rotate(@RequestBody OfAccessToken request, @RequestAttribute ClientId client) {
        var issued = decisions
                .item("rotateAccessToken", items.rotateAccessToken(client, request.accessToken()))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new Rotated(issued.accessToken());
    }

    @PostMapping("/item/webhook/update")
    OneItem changeWebhook(@RequestBody WebhookUpdate request, @RequestAttribute ClientId client) {
        var token = request.accessToken();
        var changed = request.webhook()
                .map(webhook -> items.changeWebhook(client, token, webhook))
                .orElseGet(() -> items.removeWebhook(client, token));
        var item = decisions.item("changeWebhook", changed).getOrElseThrow(RefusalException.expecting(ACCESS));
        return new OneItem(ItemBody.of(item, profile.errors()));
    }

    @PostMapping("/processor/token/create")
    Delegated delegate(@RequestBody ForProcessor request, @RequestAttribute ClientId client) {
        var issued = decisions
                .item(
                        "issueProcessorToken",
                        items.issueProcessorToken(
                                client, request.accessToken(), request.accountId(), request.processor()))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new Delegated(issued.processorToken());
    }

    @PostMapping("/item/remove")
    Gone remove(@RequestBody RemovalOf request, @RequestAttribute ClientId client) {
        decisions
                .item("remove", items.remove(client, request.accessToken(), request.removal()))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new Gone();
    }

    record OfPublicToken(Secret publicToken) {}

    record OfAccessToken(Secret accessToken) {}

    record WebhookUpdate(Secret accessToken, Optional<Webhook> webhook) {}

    record ForProcessor(Secret accessToken, AccountId accountId, Processor processor) {}

    record RemovalOf(Secret accessToken, Removal removal) {
        @JsonCreator
        static RemovalOf of(Secret accessToken, Optional<ReasonCode> reasonCode, Optional<String> reasonNote) {
            var removal = Removal.because(reasonCode.map(ReasonCode::reason).orElse(RemovalReason.ITEM_REMOVED));
            return new RemovalOf(accessToken, reasonNote.map(removal::withNote).orElse(removal));
        }
    }

    /** Plaid's reason codes for a removal, with the library's causes. */
    enum ReasonCode {
        FRAUD_FIRST_PARTY(RemovalReason.FRAUD),
        FRAUD_FALSE_IDENTITY(RemovalReason.FRAUD),
        FRAUD_ABUSE(RemovalReason.FRAUD),
        FRAUD_OTHER(RemovalReason.FRAUD),
        CONNECTION_IS_NON_FUNCTIONAL(RemovalReason.CONNECTION_NON_FUNCTIONAL),
        OTHER(RemovalReason.ITEM_REMOVED);

        private final RemovalReason reason;

        ReasonCode(RemovalReason reason) {
            this.reason = reason;
        }

        RemovalReason reason() {
            return reason;
        }
    }

    record Exchanged(Secret accessToken, String itemId) {}

    record OneItem(ItemBody item) {}

    record Shared(List<AccountBody> accounts, ItemBody item) {}

    record Rotated(Secret newAccessToken) {}

    record Delegated(Secret processorToken) {}

    record Gone() {}
}
