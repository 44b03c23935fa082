package dev.tenure.port.issuer;

import dev.tenure.connection.UpdateReason;
import dev.tenure.time.UpdateCause;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** The classification of Plaid's error objects, by their codes and not by the HTTP status [plaid:errors]. */
public final class PlaidErrors {
    private static final Map<String, UpdateCause> REASONS = HashMap.of(
            "OAUTH_INVALID_TOKEN", UpdateCause.INSTITUTION_TOKEN_INVALID,
            "OAUTH_CONSENT_EXPIRED", UpdateCause.CONSENT_EXPIRED,
            "OAUTH_USER_REVOKED", UpdateCause.USER_REVOKED);

    private PlaidErrors() {}

    /**
     * Classifies an error by its meaning for the access token or its Item.
     *
     * @param code the {@code error_code}
     * @param reason the {@code error_code_reason}, if there is one
     */
    public static ApiError apiError(String code, Option<String> reason) {
        return switch (code) {
            case "ITEM_LOGIN_REQUIRED" -> new ApiError.UpdateRequired(UpdateReason.of(cause(reason)));
            case "USER_PERMISSION_REVOKED" -> new ApiError.PermissionRevoked();
            case "INVALID_ACCESS_TOKEN" -> new ApiError.AccessEnded();
            case "ITEM_NOT_FOUND" -> new ApiError.LoginGone();
            default -> new ApiError.Unrelated();
        };
    }

    /** Returns true if a removal counts as done: Plaid no longer knows the Item, or the token [plaid:item-remove]. */
    public static boolean isRemoved(String code) {
        return code.equals("ITEM_NOT_FOUND") || code.equals("INVALID_ACCESS_TOKEN");
    }

    /** The cause that a reason gives for the need of the user. */
    public static UpdateCause cause(Option<String> reason) {
        return reason.flatMap(REASONS::get).getOrElse(UpdateCause.LOGIN_REQUIRED);
    }
}
