package dev.tenure.port.issuer;

import dev.tenure.connection.UpdateReason;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** How Plaid's error objects are told apart, by their codes and not by the HTTP status (FACTS 3.5). */
public final class PlaidErrors {
    private static final Map<String, UpdateCause> REASONS = HashMap.of(
            "OAUTH_INVALID_TOKEN", UpdateCause.INSTITUTION_TOKEN_INVALID,
            "OAUTH_CONSENT_EXPIRED", UpdateCause.CONSENT_EXPIRED,
            "OAUTH_USER_REVOKED", UpdateCause.USER_REVOKED);

    private PlaidErrors() {}

    /**
     * What an error says of the access token or of its Item.
     *
     * @param code the {@code error_code}
     * @param reason the {@code error_code_reason}, if there is one
     */
    public static ApiError apiError(String code, Option<String> reason) {
        return switch (code) {
            case "ITEM_LOGIN_REQUIRED" -> new ApiError.UpdateRequired(UpdateReason.of(cause(reason)));
            case "USER_PERMISSION_REVOKED" -> new ApiError.PermissionRevoked();
            case "INVALID_ACCESS_TOKEN" -> new ApiError.AccessRefused();
            case "ITEM_NOT_FOUND" -> new ApiError.LoginGone();
            default -> new ApiError.Unrelated();
        };
    }

    /** Whether a removal may be taken for done: the Item, or the token, is not known there any more (P84). */
    public static boolean isRemoved(String code) {
        return code.equals("ITEM_NOT_FOUND") || code.equals("INVALID_ACCESS_TOKEN");
    }

    /** The cause for which a login needs its user, by the reason that Plaid gives. */
    public static UpdateCause cause(Option<String> reason) {
        return reason.flatMap(REASONS::get).getOrElse(UpdateCause.LOGIN_REQUIRED);
    }
}
