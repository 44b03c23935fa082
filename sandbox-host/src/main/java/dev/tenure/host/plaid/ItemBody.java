package dev.tenure.host.plaid;

import dev.tenure.decision.Rejection;
import dev.tenure.item.Webhook;
import dev.tenure.profile.ErrorMapping;
import dev.tenure.service.ItemView;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plaid's Item object. Products play no part in a token's life, so there are none. */
record ItemBody(
        String itemId,
        String institutionId,
        @Nullable String webhook,
        @Nullable PlaidErrorBody error,
        List<String> availableProducts,
        List<String> billedProducts,
        @Nullable Instant consentExpirationTime,
        String updateType,
        Instant createdAt) {

    static ItemBody of(ItemView item, ErrorMapping errors) {
        var data = item.data();
        return new ItemBody(
                item.id().text(),
                data.institution().value(),
                data.webhook().map(Webhook::url).getOrNull(),
                refusalOf(item)
                        .map(why -> PlaidErrorBody.of(errors.responseTo(why, TokenKind.ACCESS)))
                        .getOrNull(),
                List.of(),
                List.of(),
                data.consent().map(ending -> ending.deadline().at()).getOrNull(),
                "background",
                data.linkedAt());
    }

    /** The rejection of access to its data, if any. */
    private static Option<Rejection> refusalOf(ItemView item) {
        return switch (item.state()) {
            case PENDING -> Option.of(new Rejection.NotActive());
            case ACTIVE -> Option.none();
            case NEEDS_UPDATE -> item.updateCause().map(Rejection.NeedsUpdate::new);
            case REMOVED -> item.end().map(end -> new Rejection.Removed(end.cause()));
        };
    }
}
