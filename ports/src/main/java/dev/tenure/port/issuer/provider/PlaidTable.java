package dev.tenure.port.issuer.provider;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;

import dev.tenure.port.issuer.ResponseTable;

/**
 * Plaid, whose errors have a code and a type [plaid:errors] [plaid:error-types]. An Item whose user revoked the
 * permission may come back by update mode [plaid:permission-revoked], as may one that needs its user
 * [plaid:item-errors]; one that is gone does not [plaid:item-remove].
 */
final class PlaidTable {
    private static final String CODE = "/error_code";
    private static final String TYPE = "/error_type";

    static final ResponseTable TABLE = ResponseTable.of(
            DEAD.when(CODE, "INVALID_ACCESS_TOKEN", "INVALID_PUBLIC_TOKEN", "ITEM_NOT_FOUND"),
            USER_NEEDED.when(
                    CODE,
                    "ITEM_LOGIN_REQUIRED",
                    "USER_PERMISSION_REVOKED",
                    "INVALID_CREDENTIALS",
                    "INVALID_MFA",
                    "INVALID_UPDATED_USERNAME",
                    "ITEM_LOCKED",
                    "PASSWORD_RESET_REQUIRED",
                    "USER_SETUP_REQUIRED"),
            SET_UP.when(CODE, "INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT", "UNAUTHORIZED_ROUTE_ACCESS"),
            SET_UP.when(TYPE, "INVALID_REQUEST"),
            RATE_LIMIT.when(TYPE, "RATE_LIMIT_EXCEEDED"),
            TROUBLE.when(TYPE, "API_ERROR", "INSTITUTION_ERROR"));

    private PlaidTable() {}
}
