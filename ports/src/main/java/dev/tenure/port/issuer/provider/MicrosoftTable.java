package dev.tenure.port.issuer.provider;

import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;

import dev.tenure.port.issuer.ResponseTable;

/**
 * Microsoft Entra, which says {@code invalid_grant} of much that kills no token. The suberror tells what the user has to
 * do [microsoft:suberrors]; where it is missing, the number does [microsoft:error-codes]. Numbers may change there: one
 * that is not known here leaves the decision to the error. A loop of requests is {@code invalid_grant} too
 * [microsoft:loop].
 */
final class MicrosoftTable {
    private static final String NUMBER = "/error_codes/0";

    static final ResponseTable TABLE = OAuthTable.TABLE.startingWith(
            RATE_LIMIT.when(NUMBER, "50196"),
            TROUBLE.when(NUMBER, "40010", "50033", "50087", "50088", "50166", "70012"),
            // The account is locked or disabled, or its password has expired, or may be known to others.
            USER_NEEDED.when(NUMBER, "50053", "50055", "50057", "50125", "50135", "50144"),
            // A second factor or another challenge is required.
            USER_NEEDED.when(NUMBER, "50072", "50074", "50076", "50078", "50079", "50158", "53004"),
            // The device, or access under a condition.
            USER_NEEDED.when(NUMBER, "50097", "50131", "53000", "53001", "53002", "53003"),
            // The user has no role in the app, or somebody has to consent.
            USER_NEEDED.when(NUMBER, "50105", "65001", "65004"),
            USER_NEEDED.when(
                    "/suberror",
                    "basic_action",
                    "additional_action",
                    "message_only",
                    "consent_required",
                    "user_password_expired"),
            SET_UP.when(OAuthTable.CODE, "invalid_resource"));

    private MicrosoftTable() {}
}
