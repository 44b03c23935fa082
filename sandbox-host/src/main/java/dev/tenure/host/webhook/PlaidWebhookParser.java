package dev.tenure.host.webhook;

import dev.tenure.connection.WebhookSignal;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.BoundedText;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Parses Plaid's webhooks. Each is a reason to poll its login, so none is dropped: a body that is not fully understood,
 * down to its instants, is {@link WebhookSignal.Other}, and one that is not strict JSON names no Item.
 */
public final class PlaidWebhookParser {
    private static final int LONGEST_ID = 255;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PlaidWebhookParser() {}

    /** Parses any verified body. */
    public static PlaidWebhook parse(VerifiedBody webhook) {
        var body = jsonIn(webhook.body());
        var itemId = text(body, "item_id").filter(PlaidWebhookParser::isFit);
        return new PlaidWebhook(itemId, itemId.flatMap(id -> signalIn(body)).getOrElse(WebhookSignal.Other::new));
    }

    private static JsonNode jsonIn(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException unfit) {
            return MissingNode.getInstance();
        }
    }

    private static Option<WebhookSignal> signalIn(JsonNode body) {
        return text(body, "webhook_type")
                .filter("ITEM"::equals)
                .flatMap(type -> text(body, "webhook_code"))
                .flatMap(code -> switch (code) {
                    case "ERROR" -> error(body.path("error"));
                    case "USER_PERMISSION_REVOKED" -> Option.some(new WebhookSignal.PermissionRevoked());
                    case "PENDING_EXPIRATION" ->
                        ending(body, "consent_expiration_time", Option.some(UpdateCause.CONSENT_EXPIRED));
                    case "PENDING_DISCONNECT" -> ending(body, "disconnect_time", disconnection(body));
                    default -> Option.none();
                });
    }

    private static Option<WebhookSignal> error(JsonNode error) {
        return text(error, "error_code")
                .filter("ITEM_LOGIN_REQUIRED"::equals)
                .map(code -> new WebhookSignal.UpdateRequired(text(error, "error_code_reason")
                        .map(PlaidWebhookParser::cause)
                        .getOrElse(UpdateCause.LOGIN_REQUIRED)));
    }

    /** The cause for Plaid's reason, which exists for OAuth institutions only. */
    private static UpdateCause cause(String reason) {
        return switch (reason) {
            case "OAUTH_INVALID_TOKEN" -> UpdateCause.INSTITUTION_TOKEN_INVALID;
            case "OAUTH_CONSENT_EXPIRED" -> UpdateCause.CONSENT_EXPIRED;
            case "OAUTH_USER_REVOKED" -> UpdateCause.USER_REVOKED;
            default -> UpdateCause.LOGIN_REQUIRED;
        };
    }

    /** The cause for Plaid's reason; none for a reason that is unknown here. */
    private static Option<UpdateCause> disconnection(JsonNode body) {
        return text(body, "reason").flatMap(reason -> switch (reason) {
            case "INSTITUTION_MIGRATION" -> Option.some(UpdateCause.INSTITUTION_MIGRATION);
            case "INSTITUTION_TOKEN_EXPIRATION" -> Option.some(UpdateCause.INSTITUTION_TOKEN_EXPIRATION);
            default -> Option.none();
        });
    }

    /** An end with all of it that can be read: its user is warned in any case. */
    private static Option<WebhookSignal> ending(JsonNode body, String field, Option<UpdateCause> cause) {
        return Option.some(
                new WebhookSignal.EndAnnounced(cause, text(body, field).flatMap(PlaidWebhookParser::instant)));
    }

    /** Reads an instant; one without a zone is UTC, and a date is its first instant. */
    public static Option<Instant> instant(String text) {
        return read(text, Instant::parse)
                .orElse(() -> read(text, it -> LocalDateTime.parse(it).toInstant(ZoneOffset.UTC)))
                .orElse(() -> read(
                        text,
                        it -> LocalDate.parse(it).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static Option<Instant> read(String text, Function<String, Instant> reading) {
        try {
            return Option.some(reading.apply(text));
        } catch (DateTimeException unfit) {
            return Option.none();
        }
    }

    private static Option<String> text(JsonNode object, String field) {
        return Option.ofOptional(object.path(field).stringValueOpt());
    }

    /** Tells whether an id can be looked up, in any database. */
    private static boolean isFit(String itemId) {
        try {
            BoundedText.check("item_id", itemId, LONGEST_ID);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
