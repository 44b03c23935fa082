package dev.tenure.host.notify;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.item.WarnedDeadline;
import dev.tenure.service.ItemView;
import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The codes of the webhooks that the sandbox fires on request. */
enum SandboxWebhookCode {
    DEFAULT_UPDATE,
    ERROR,
    LOGIN_REPAIRED,
    NEW_ACCOUNTS_AVAILABLE,
    PENDING_DISCONNECT,
    PENDING_EXPIRATION,
    USER_ACCOUNT_REVOKED,
    USER_PERMISSION_REVOKED;

    private static final Duration AHEAD = Duration.ofDays(7);

    /** Plaid's type of this code. */
    Type type() {
        return this == DEFAULT_UPDATE ? Type.TRANSACTIONS : Type.ITEM;
    }

    /** The event that would cause this webhook; none for new data, which the sandbox does not have. */
    Option<Event> event(ItemView item, Instant now) {
        return switch (this) {
            case DEFAULT_UPDATE -> Option.none();
            case ERROR -> Option.some(EventType.ITEM_LOGIN_REQUIRED.because(Cause.LOGIN_REQUIRED, now));
            case LOGIN_REPAIRED -> Option.some(EventType.ITEM_REPAIRED.at(now));
            case NEW_ACCOUNTS_AVAILABLE -> Option.some(EventType.NEW_ACCOUNTS_DETECTED.at(now));
            case PENDING_DISCONNECT ->
                Option.some(
                        warning(Cause.INSTITUTION_TOKEN_EXPIRATION, item.data().disconnect(), now));
            case PENDING_EXPIRATION ->
                Option.some(warning(Cause.CONSENT_EXPIRED, item.data().consent(), now));
            case USER_ACCOUNT_REVOKED -> Option.some(accountRevoked(item, now));
            case USER_PERMISSION_REVOKED -> Option.some(EventType.USER_PERMISSION_REVOKED.at(now));
        };
    }

    /** A warning of the known end, or of one in a week. */
    private static Event warning(Cause cause, Option<WarnedDeadline> known, Instant now) {
        var end = known.map(ending -> ending.deadline().at()).getOrElse(() -> now.plus(AHEAD));
        return EventType.EXPIRY_WARNED.because(cause, now).with(Detail.DEADLINE, end.toString());
    }

    /** The revocation of the Item's first account. */
    private static Event accountRevoked(ItemView item, Instant now) {
        var event = EventType.ACCOUNT_REVOKED.because(Cause.ACCOUNT_REVOKED, now);
        return item.data()
                .accounts()
                .open()
                .headOption()
                .fold(
                        () -> event,
                        first -> event.with(Detail.ACCOUNT, first.id().toString()));
    }

    /** Plaid's types of the codes above. */
    enum Type {
        ITEM,
        TRANSACTIONS
    }
}
