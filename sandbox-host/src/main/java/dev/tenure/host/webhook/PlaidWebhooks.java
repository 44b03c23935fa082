package dev.tenure.host.webhook;

import dev.tenure.connection.WebhookSignal;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads Plaid's webhooks. Every one is a reason to ask how its login stands, so none is dropped for its body: what is
 * not understood whole, down to its instants, is {@link WebhookSignal.Other}, and what is no JSON of one meaning names no Item.
 */
public final class PlaidWebhooks {
    private static final int LONGEST_ID = 255;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlaidWebhooks() {}

    /** What it says; whatever it says. */
    public static PlaidWebhook read(Verified webhook) {
        var body = parse(webhook.body());
        var itemId = text(body, "item_id").filter(PlaidWebhooks::isFit);
        return new PlaidWebhook(itemId, itemId.flatMap(id -> hint(body)).getOrElse(WebhookSignal.Other::new));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unfit) {
            return MissingNode.getInstance();
        }
    }

    private static Option<WebhookSignal> hint(JsonNode body) {
        return text(body, "webhook_type")
                .filter("ITEM"::equals)
                .flatMap(type -> text(body, "webhook_code"))
                .flatMap(code -> switch (code) {
                    case "ERROR" -> error(body.path("error"));
                    case "USER_PERMISSION_REVOKED" -> Option.some(new WebhookSignal.PermissionRevoked());
                    case "PENDING_EXPIRATION" -> ending(body, "consent_expiration_time", Cause.CONSENT_EXPIRED);
                    case "PENDING_DISCONNECT" ->
                        disconnection(body).flatMap(cause -> ending(body, "disconnect_time", cause));
                    default -> Option.none();
                });
    }

    private static Option<WebhookSignal> error(JsonNode error) {
        return text(error, "error_code")
                .filter("ITEM_LOGIN_REQUIRED"::equals)
                .map(code -> new WebhookSignal.UpdateRequired(text(error, "error_code_reason")
                        .map(PlaidWebhooks::cause)
                        .getOrElse(UpdateCause.LOGIN_REQUIRED)));
    }

    /** The reason is told of OAuth institutions alone. */
    private static UpdateCause cause(String reason) {
        return switch (reason) {
            case "OAUTH_INVALID_TOKEN" -> UpdateCause.INSTITUTION_TOKEN_INVALID;
            case "OAUTH_CONSENT_EXPIRED" -> UpdateCause.CONSENT_EXPIRED;
            case "OAUTH_USER_REVOKED" -> UpdateCause.USER_REVOKED;
            default -> UpdateCause.LOGIN_REQUIRED;
        };
    }

    private static Option<Cause> disconnection(JsonNode body) {
        return text(body, "reason").flatMap(reason -> switch (reason) {
            case "INSTITUTION_MIGRATION" -> Option.some(Cause.INSTITUTION_MIGRATION);
            case "INSTITUTION_TOKEN_EXPIRATION" -> Option.some(Cause.INSTITUTION_TOKEN_EXPIRATION);
            default -> Option.none();
        });
    }

    private static Option<WebhookSignal> ending(JsonNode body, String field, Cause cause) {
        return text(body, field)
                .flatMap(PlaidWebhooks::instant)
                .map(at -> new WebhookSignal.EndAnnounced(new Deadline(at, cause)));
    }

    private static Option<Instant> instant(String text) {
        try {
            return Option.some(Instant.parse(text));
        } catch (DateTimeException unfit) {
            return Option.none();
        }
    }

    private static Option<String> text(JsonNode object, String field) {
        return Option.ofOptional(object.path(field).stringValueOpt());
    }

    /** An Item is looked up by it, maybe in a database that takes not every text. */
    private static boolean isFit(String itemId) {
        try {
            BoundedText.check("item_id", itemId, LONGEST_ID);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
