package dev.tenure.item;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.DISCONNECT_SCHEDULED;
import static dev.tenure.decision.EventType.ITEM_REMOVED;
import static dev.tenure.decision.EventType.USER_PERMISSION_REVOKED;
import static dev.tenure.decision.EventType.WEBHOOK_CHANGED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item that is not removed: the transitions from its creation to its end. */
public sealed interface NotRemoved extends Item permits Pending, Exchanged {
    /** Returns the same state with other data. */
    NotRemoved with(ItemData changed);

    @Override
    default Decision<Item, Item> changeWebhook(Webhook webhook, Instant now) {
        return notifying(Option.of(webhook), now);
    }

    @Override
    default Decision<Item, Item> removeWebhook(Instant now) {
        return notifying(Option.none(), now);
    }

    private Decision<Item, Item> notifying(Option<Webhook> webhook, Instant now) {
        var event = WEBHOOK_CHANGED
                .at(now)
                .with(Detail.WEBHOOK, webhook.map(Webhook::url).getOrElse(""));
        return webhook.equals(data().webhook()) ? unchanged(this) : to(with(data().withWebhook(webhook)), event);
    }

    @Override
    default Decision<Item, Item> scheduleDisconnect(Instant at, UpdateCause cause, ItemRules rules, Instant now) {
        var disconnect = new Deadline(at, cause.cause());
        if (disconnect.passedBy(now)) return refused(this, new Rejection.NotInFuture(disconnect.at()));
        if (data().disconnect().exists(known -> known.deadline().equals(disconnect))) return unchanged(this);
        return to(
                with(data().withDisconnect(Option.of(rules.ending(disconnect)))),
                DISCONNECT_SCHEDULED
                        .because(disconnect.cause(), now)
                        .with(Detail.DEADLINE, disconnect.at().toString()));
    }

    @Override
    default Decision<Item, Item> reportLoginRequired(UpdateCause cause, Instant now) {
        return requireUpdate(cause.cause(), now);
    }

    /** Marks that the login needs its user for this cause. */
    Decision<Item, Item> requireUpdate(Cause cause, Instant now);

    @Override
    default Decision<Item, Item> revokePermission(RevokedAt channel, Instant now) {
        return switch (channel) {
            case PROVIDER_PORTAL ->
                removed(
                        new End(Cause.USER_PERMISSION_REVOKED, now),
                        USER_PERMISSION_REVOKED.at(now),
                        ITEM_REMOVED.because(Cause.USER_PERMISSION_REVOKED, now));
            case INSTITUTION -> permissionRevokedAtInstitution(now);
        };
    }

    /** Records that the user revoked the permission at the institution. */
    default Decision<Item, Item> permissionRevokedAtInstitution(Instant now) {
        return unchanged(this);
    }

    @Override
    default Decision<Item, Item> remove(Removal removal, ItemRules rules, Instant now) {
        if (removal.product().isDefined() && !rules.removalNamesProduct())
            return refused(this, new Rejection.NotAllowed("a removal that names a product"));
        var cause = removal.reason().cause();
        return removed(new End(cause, now), removal.describedIn(ITEM_REMOVED.because(cause, now)));
    }

    @Override
    default Decision<Item, Item> end(End by) {
        return removed(by, ITEM_REMOVED.because(by.cause(), by.at()));
    }

    private Decision<Item, Item> removed(End end, Event... events) {
        return to(new Removed(data().withRetry(Option.none()), end), events);
    }
}
