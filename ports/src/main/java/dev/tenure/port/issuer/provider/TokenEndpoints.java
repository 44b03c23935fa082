package dev.tenure.port.issuer.provider;

import static dev.tenure.port.issuer.ErrorMeaning.DEAD;
import static dev.tenure.port.issuer.ErrorMeaning.RATE_LIMIT;
import static dev.tenure.port.issuer.ErrorMeaning.SET_UP;
import static dev.tenure.port.issuer.ErrorMeaning.TROUBLE;
import static dev.tenure.port.issuer.ErrorMeaning.USER_NEEDED;

import dev.tenure.port.issuer.ResponseTable;
import dev.tenure.port.issuer.TokenFields;

/**
 * The token endpoints of providers, as tables: {@code TokenEndpoints.GITHUB.resultOf(response)}. A provider without a
 * table of its own has {@link #OAUTH}, with rows of yours before it if it deviates.
 */
public final class TokenEndpoints {
    private static final String CODE = OAuthTable.CODE;
    private static final String DESCRIPTION = "/error_description";

    /** OAuth 2.0 and OpenID Connect, without a particular provider. */
    public static final ResponseTable OAUTH = OAuthTable.TABLE;

    /** Plaid, by the codes and types of its errors and not by the HTTP status [plaid:errors]. */
    public static final ResponseTable PLAID = PlaidTable.TABLE;

    /** Stitch: it asks for the user as its API does, in the extensions of an error [stitch:reauthorization]. */
    public static final ResponseTable STITCH =
            OAUTH.startingWith(USER_NEEDED.when("/errors/0/extensions/code", "USER_INTERACTION_REQUIRED"));

    /** Pleo: {@code invalid_token} is as terminal as {@code invalid_grant} [pleo:terminal]. */
    public static final ResponseTable PLEO = OAUTH.startingWith(DEAD.when(CODE, "invalid_token"));

    /**
     * GitHub: errors come with status 200, in words of its own [github:token-errors] [github:bad-refresh-token]
     * [github:authorization-errors].
     */
    public static final ResponseTable GITHUB = OAUTH.startingWith(
            DEAD.when(CODE, "bad_refresh_token"),
            USER_NEEDED.when(CODE, "unverified_user_email"),
            SET_UP.when(CODE, "incorrect_client_credentials", "redirect_uri_mismatch", "application_suspended"));

    /**
     * Google: a session that a Workspace's administrator bounds asks for the user by a subtype of {@code invalid_grant}
     * [google:reauth]; the administrator may also block the app [google:oauth-errors]. Some trouble has a code of its own
     * [google:retryable], as has a rate limit [google:rate-limit].
     */
    public static final ResponseTable GOOGLE = OAUTH.startingWith(
            USER_NEEDED.when("/error_subtype", "invalid_rapt").and(CODE, "invalid_grant"),
            USER_NEEDED.when(CODE, "admin_policy_enforced"),
            SET_UP.when(CODE, "deleted_client", "disabled_client", "org_internal", "redirect_uri_mismatch"),
            RATE_LIMIT.when("/error_code", "rate_limit_exceeded"),
            TROUBLE.when(CODE, "internal_failure"));

    /** Microsoft Entra: the suberror or the number decides before {@code invalid_grant} [microsoft:suberrors]. */
    public static final ResponseTable MICROSOFT = MicrosoftTable.TABLE;

    /**
     * Salesforce: a refresh beside another one is {@code invalid_grant} too, and kills nothing [salesforce:concurrent];
     * a user or an organization may be inactive for a while [salesforce:oauth-errors].
     */
    public static final ResponseTable SALESFORCE = OAUTH.startingWith(
            TROUBLE.when(CODE, "invalid_grant").and(DESCRIPTION, "token request is already being processed"),
            USER_NEEDED.when(CODE, "invalid_grant").and(DESCRIPTION, "inactive user"),
            USER_NEEDED.when(CODE, "inactive_user", "inactive_org"),
            SET_UP.when(CODE, "invalid_client_id", "redirect_uri_mismatch", "redirect_uri_missing"),
            RATE_LIMIT.when(CODE, "rate_limit_exceeded"));

    /** Slack: errors come with status 200, in words of its own [slack:oauth-access]. */
    public static final ResponseTable SLACK = SlackTable.TABLE;

    /** HubSpot: the code is the {@code status} [hubspot:status]; a rate limit has a type [hubspot:limits]. */
    public static final ResponseTable HUBSPOT = OAUTH.startingWith(
            DEAD.when("/status", "BAD_REFRESH_TOKEN"),
            SET_UP.when("/status", "BAD_CLIENT_ID", "BAD_CLIENT_SECRET", "BAD_GRANT_TYPE", "BAD_REDIRECT_URI"),
            RATE_LIMIT.when("/errorType", "RATE_LIMIT"),
            RATE_LIMIT.when("/category", "RATE_LIMITS"));

    /** Xero: OAuth without deviations [xero:tokens]. */
    public static final ResponseTable XERO = OAUTH;

    /**
     * QuickBooks: {@code invalid_grant} with this text says that the client's id is not the token's own, as after a
     * mix-up of two environments, and the token is not used [quickbooks:wrong-client]. The refresh token's lifetime is
     * in {@code x_refresh_token_expires_in} [quickbooks:tokens].
     */
    public static final ResponseTable QUICKBOOKS =
            OAUTH.startingWith(SET_UP.when(CODE, "invalid_grant").and(DESCRIPTION, "Incorrect Token type or clientID"));

    /**
     * Zoho: errors come with status 200, and a dead refresh token is an {@code invalid_code} [zoho:oauth-errors]; a rate
     * limit is {@code Access Denied} with status 400 [zoho:limits]. Where both are given, the lifetime in seconds is
     * {@code expires_in_sec} [zoho:expires-in].
     */
    public static final ResponseTable ZOHO = OAUTH.startingWith(
                    DEAD.when(CODE, "invalid_code"),
                    SET_UP.when(CODE, "invalid_client_secret", "invalid_redirect_uri"),
                    RATE_LIMIT.when(CODE, "Access Denied"))
            .withTokensIn(TokenFields.STANDARD.withExpiresIn("/expires_in_sec", "/expires_in"));

    /** Shopify: a dead refresh token is an {@code invalid_request} with this text [shopify:inactive-token]. */
    public static final ResponseTable SHOPIFY = OAUTH.startingWith(
            DEAD.when(CODE, "invalid_request").and(DESCRIPTION, "This request requires an active refresh_token"),
            SET_UP.when(CODE, "application_cannot_be_found"));

    private TokenEndpoints() {}
}
