package dev.tenure.port.issuer.provider;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;

import dev.tenure.port.issuer.ResponseTable;

/** Slack, which answers errors with status 200 and {@code "ok": false} [slack:oauth-access]. */
final class SlackTable {
    static final ResponseTable TABLE = OAuthTable.TABLE.startingWith(
            DEAD.when(OAuthTable.CODE, "invalid_refresh_token", "token_revoked"),
            USER_NEEDED.when(OAuthTable.CODE, "account_inactive", "two_factor_setup_required"),
            SET_UP.when(
                    OAuthTable.CODE,
                    "bad_client_secret",
                    "bad_redirect_uri",
                    "invalid_client_id",
                    "invalid_grant_type",
                    "invalid_arguments",
                    "invalid_form_data",
                    "invalid_post_type",
                    "missing_post_type"),
            RATE_LIMIT.when(OAuthTable.CODE, "ratelimited", "rate_limited"),
            TROUBLE.when(
                    OAuthTable.CODE,
                    "accesslimited",
                    "fatal_error",
                    "internal_error",
                    "org_login_required",
                    "request_timeout",
                    "service_unavailable",
                    "team_added_to_org"));

    private SlackTable() {}
}
