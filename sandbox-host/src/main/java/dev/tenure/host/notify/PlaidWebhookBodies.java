package dev.tenure.host.notify;

import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.Rejection;
import dev.tenure.item.Webhook;
import dev.tenure.profile.ErrorMapping;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.ItemView;
import dev.tenure.time.Cause;
import dev.tenure.token.AggregateId;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bodies of Plaid's webhooks for the events of an Item or of the Link that created it. They contain no token: where
 * Plaid sends the public and the link token of a Link that succeeded, they have the Item's id.
 */
final class PlaidWebhookBodies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ErrorResponse PERMISSION_REVOKED = new ErrorResponse(
            400, "ITEM_ERROR", "USER_PERMISSION_REVOKED", "the user has taken back the permission to this Item");

    private final ErrorMapping errors;

    PlaidWebhookBodies(ErrorMapping errors) {
        this.errors = errors;
    }

    /** The webhooks for an event, in order; most events have none. */
    Seq<ObjectNode> of(AggregateId aggregate, Event event, ItemView item) {
        return switch (event.type()) {
            case ITEM_LOGIN_REQUIRED -> List.of(loginRequired(event.cause().getOrElse(Cause.LOGIN_REQUIRED), item));
            case ITEM_REPAIRED -> List.of(about(item, "LOGIN_REPAIRED"));
            case EXPIRY_WARNED -> List.of(warning(event, item));
            case USER_PERMISSION_REVOKED ->
                List.of(about(item, "USER_PERMISSION_REVOKED").set("error", error(PERMISSION_REVOKED)));
            case ACCOUNT_REVOKED -> List.of(accountRevoked(event, item));
            case NEW_ACCOUNTS_DETECTED ->
                List.of(about(item, "NEW_ACCOUNTS_AVAILABLE").putNull("error"));
            case WEBHOOK_CHANGED -> acknowledged(event, item).toList();
            case LINK_SUCCEEDED -> List.of(itemAdded(aggregate, item), sessionFinished(aggregate, item));
            case LINK_TOKEN_ISSUED,
                    LINK_SESSION_OPENED,
                    LINK_LOGIN_FAILED,
                    LINK_ENDED,
                    PUBLIC_TOKEN_ISSUED,
                    PUBLIC_TOKEN_EXCHANGED,
                    ACCESS_TOKEN_ISSUED,
                    ACCESS_TOKEN_ROTATED,
                    ACCESS_TOKEN_REISSUED,
                    PROCESSOR_TOKEN_ISSUED,
                    ANSWER_RECEIVED,
                    ITEM_ACTIVATED,
                    ITEM_UPDATE_RECORDED,
                    ITEM_UPDATE_REASON_CHANGED,
                    ITEM_UPDATED,
                    ITEM_REMOVED,
                    CONSENT_RENEWED,
                    CONSENT_EXPIRED,
                    DISCONNECT_SCHEDULED,
                    DISCONNECTED,
                    ACCOUNTS_CHANGED,
                    ACCOUNT_CLOSED,
                    AUTHORIZATION_CODE_ISSUED,
                    AUTHORIZATION_CODE_EXCHANGED,
                    REFRESH_TOKEN_ISSUED,
                    REFRESH_TOKEN_ROTATED,
                    ACCESS_TOKEN_REVOKED,
                    GRANT_ENDED,
                    CONNECTION_OPENED,
                    EXCHANGE_STARTED,
                    OTHER_ACCOUNT_REFUSED,
                    ACCOUNT_SWITCHED,
                    CONNECTION_CONNECTED,
                    CONNECTION_RESTORED,
                    CONNECTION_UNAUTHENTICATED,
                    CONNECTION_CLOSED,
                    CREDENTIAL_REPLACED,
                    CREDENTIAL_REFUSED,
                    CREDENTIAL_PAUSED,
                    CREDENTIAL_SERVED,
                    CREDENTIAL_REENCRYPTED,
                    CREDENTIAL_REVOKED,
                    REFRESH_STARTED,
                    LAST_RESORT_STARTED,
                    REFRESH_NOT_SENT,
                    REFRESH_PUT_OFF,
                    REFRESH_IN_DOUBT,
                    REFRESH_FAILED,
                    REFRESH_BLOCKED,
                    REFRESH_RESUMED,
                    REAUTHORIZATION_REQUIRED,
                    RELINK_REQUIRED,
                    UPDATE_REQUIRED,
                    UPDATE_ADVISED,
                    PRINCIPAL_WITHDRAWN -> List.empty();
        };
    }

    /** The webhook for new transactions. The sandbox has none, so it is sent on request only. */
    static ObjectNode newData(ItemView item) {
        return body("TRANSACTIONS", "DEFAULT_UPDATE", item)
                .put("item_id", item.id().text())
                .putNull("error")
                .put("new_transactions", 0);
    }

    private ObjectNode loginRequired(Cause cause, ItemView item) {
        var error = error(errors.responseTo(new Rejection.NeedsUpdate(cause), TokenKind.ACCESS));
        reasonFor(cause).forEach(reason -> error.put("error_code_reason", reason));
        return about(item, "ERROR").set("error", error);
    }

    /** Plaid's reason, which exists for OAuth institutions only. */
    private static Option<String> reasonFor(Cause cause) {
        if (cause == Cause.INSTITUTION_TOKEN_INVALID) return Option.some("OAUTH_INVALID_TOKEN");
        if (cause == Cause.CONSENT_EXPIRED) return Option.some("OAUTH_CONSENT_EXPIRED");
        return Option.when(cause == Cause.USER_REVOKED, "OAUTH_USER_REVOKED");
    }

    /**
     * A consent's end is a pending expiration. Any other is a pending disconnect, with one of Plaid's two reasons or
     * with none.
     */
    private static ObjectNode warning(Event event, ItemView item) {
        var deadline = event.details().get(Detail.DEADLINE).get();
        if (event.cause().contains(Cause.CONSENT_EXPIRED))
            return about(item, "PENDING_EXPIRATION").put("consent_expiration_time", deadline);
        var body = about(item, "PENDING_DISCONNECT").put("disconnect_time", deadline);
        event.cause()
                .filter(List.of(Cause.INSTITUTION_MIGRATION, Cause.INSTITUTION_TOKEN_EXPIRATION)::contains)
                .forEach(cause -> body.put("reason", cause.name()));
        return body;
    }

    private static ObjectNode accountRevoked(Event event, ItemView item) {
        var said = about(item, "USER_ACCOUNT_REVOKED");
        event.details().get(Detail.ACCOUNT).forEach(account -> said.put("account_id", account));
        return said;
    }

    /** The acknowledgement for the new address; none if the address has changed again since. */
    private static Option<ObjectNode> acknowledged(Event event, ItemView item) {
        return item.data()
                .webhook()
                .map(Webhook::url)
                .filter(event.details().get(Detail.WEBHOOK)::contains)
                .map(url -> about(item, "WEBHOOK_UPDATE_ACKNOWLEDGED")
                        .put("new_webhook_url", url)
                        .putNull("error"));
    }

    private static ObjectNode itemAdded(AggregateId link, ItemView item) {
        return ofLink("ITEM_ADD_RESULT", link, item);
    }

    private static ObjectNode sessionFinished(AggregateId link, ItemView item) {
        return ofLink("SESSION_FINISHED", link, item).put("status", "SUCCESS");
    }

    private static ObjectNode ofLink(String code, AggregateId link, ItemView item) {
        return body("LINK", code, item)
                .put("link_session_id", link.text())
                .put("item_id", item.id().text());
    }

    private static ObjectNode about(ItemView item, String code) {
        return body("ITEM", code, item).put("item_id", item.id().text());
    }

    private static ObjectNode body(String type, String code, ItemView item) {
        return JSON.createObjectNode()
                .put("webhook_type", type)
                .put("webhook_code", code)
                .put("environment", item.data().environment().wire());
    }

    /** Plaid's error object in its form for webhooks: with a status and without a request id. */
    private static ObjectNode error(ErrorResponse answer) {
        return JSON.createObjectNode()
                .put("error_type", answer.type())
                .put("error_code", answer.code())
                .put("error_message", answer.message())
                .putNull("display_message")
                .put("status", answer.status());
    }
}
