package dev.tenure.histories;

import java.util.List;

/** Which causes are reported in a history, and what they are good for. */
final class Causes {
    static final List<String> NEEDS_USER = List.of(
            "PASSWORD_CHANGED",
            "LOGIN_REQUIRED",
            "MFA_CHANGED",
            "INSTITUTION_TOKEN_INVALID",
            "USER_REVOKED",
            "DUPLICATE_ITEM",
            "CONSENT_EXPIRED",
            "INSTITUTION_MIGRATION",
            "INSTITUTION_TOKEN_EXPIRATION",
            "ITEM_AGED");
    static final List<String> ENDS = List.of("ITEM_REMOVED", "FRAUD", "CONNECTION_NON_FUNCTIONAL");
    static final List<String> DISCONNECTS =
            List.of("INSTITUTION_MIGRATION", "INSTITUTION_TOKEN_EXPIRATION", "LOGIN_REQUIRED");

    private Causes() {}
}
