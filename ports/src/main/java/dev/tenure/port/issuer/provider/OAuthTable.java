package dev.tenure.port.issuer.provider;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;

import dev.tenure.port.issuer.ResponseTable;

/**
 * The RFCs: the errors of RFC 6749 sections 4.1.2.1 and 5.2, RFC 8628 section 3.5, RFC 8707 section 2 and RFC 9449
 * sections 5 and 8, and the wish for the user of OpenID Connect Core section 3.1.2.6 and of Auth0 [okta:mfa-required].
 * {@code invalid_token} is none of them: RFC 6750 says it of access tokens, and so does many a gateway to everybody.
 */
final class OAuthTable {
    static final String CODE = "/error";

    static final ResponseTable TABLE = ResponseTable.of(
            DEAD.when(CODE, "invalid_grant"),
            USER_NEEDED.when(
                    CODE,
                    "interaction_required",
                    "login_required",
                    "account_selection_required",
                    "consent_required",
                    "mfa_required"),
            SET_UP.when(
                    CODE,
                    "invalid_request",
                    "invalid_client",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "invalid_scope",
                    "invalid_target",
                    "invalid_dpop_proof"),
            RATE_LIMIT.when(CODE, "slow_down"),
            TROUBLE.when(CODE, "server_error", "temporarily_unavailable", "use_dpop_nonce"));

    private OAuthTable() {}
}
