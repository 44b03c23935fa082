package dev.tenure.time;

/**
 * The cause of an end, or of the need for the user. On a tie of deadlines the constant declared first wins, so ends of
 * the whole come before causes that the user can resolve.
 */
public enum Cause {
    /** The environment was decommissioned with everything in it [plaid:development]. */
    ENVIRONMENT_RETIRED(Effect.ENDS),

    /** The consent to share data reached its deadline [plaid:access-token]. */
    CONSENT_EXPIRED(Effect.NEEDS_USER),
    /** The institution moves its logins to another system. */
    INSTITUTION_MIGRATION(Effect.NEEDS_USER),
    /** The institution's own token for this login runs out. */
    INSTITUTION_TOKEN_EXPIRATION(Effect.NEEDS_USER),
    /** A Sandbox Item reached the age at which Plaid makes it need its user [plaid:sandbox]. */
    ITEM_AGED(Effect.NEEDS_USER),
    /** The user has not confirmed the sharing again in time, though the consent continues (FCA PS21/19). */
    RECONFIRMATION_DUE(Effect.NEEDS_USER),

    /** A public token was never exchanged, and its Item was given up. */
    NEVER_EXCHANGED(Effect.ENDS),
    /** A lifetime without renewal ended. */
    LIFETIME_ENDED(Effect.ENDS),
    /** The longest life allowed since authentication ended. */
    ABSOLUTE_LIFETIME_ENDED(Effect.ENDS),
    /** A sliding lifetime passed without use. */
    IDLE_LIFETIME_ENDED(Effect.ENDS),

    /** The institution asks for the login again without a reason. */
    LOGIN_REQUIRED(Effect.NEEDS_USER),
    /** The user changed the password, at the institution [plaid:access-token] or at the host. */
    PASSWORD_CHANGED(Effect.NEEDS_USER),
    /** The second factor changed or expired. */
    MFA_CHANGED(Effect.NEEDS_USER),
    /** The institution no longer accepts the token it issued for this login. */
    INSTITUTION_TOKEN_INVALID(Effect.NEEDS_USER),
    /** The user revoked access at the institution. */
    USER_REVOKED(Effect.NEEDS_USER),
    /** Another Item with the same login was linked at an institution that allows one. */
    DUPLICATE_ITEM(Effect.NEEDS_USER),
    /** The provider's API has refused credentials for a day that its token endpoint had just issued. */
    API_REFUSES(Effect.NEEDS_USER),
    /** The provider's token endpoint has given no clear answer for a day. */
    REFRESH_UNANSWERED(Effect.NEEDS_USER),
    /** The issuer wants the user before it renews the credential; the refresh token stays valid. */
    INTERACTION_REQUIRED(Effect.NEEDS_USER),

    /** The client asked for the removal [plaid:access-token]. */
    ITEM_REMOVED(Effect.ENDS),
    /** Fraud, or the suspicion of it. */
    FRAUD(Effect.ENDS),
    /** The client removed an Item whose connection does not work. */
    CONNECTION_NON_FUNCTIONAL(Effect.ENDS),
    /** The user revoked the permission in the provider's portal. */
    USER_PERMISSION_REVOKED(Effect.ENDS),
    /** A Link was closed after too many bad logins. */
    TOO_MANY_BAD_LOGINS(Effect.ENDS),

    /** The client revoked the grant, by its refresh token or by its id (RFC 7009). */
    GRANT_REVOKED(Effect.ENDS),
    /** The user has as many newer grants of the client as the rules allow. */
    GRANT_LIMIT_REACHED(Effect.ENDS),
    /** A refresh token or a code was presented again: somebody else has it too (RFC 9700 section 4.14.2). */
    REUSE_DETECTED(Effect.ENDS),

    /** The account was closed at the institution [plaid:account-id]. */
    ACCOUNT_CLOSED(Effect.ENDS),
    /** The user revoked this account alone. */
    ACCOUNT_REVOKED(Effect.ENDS),
    /** The user did not choose this account again in update mode. */
    ACCOUNT_DESELECTED(Effect.ENDS),

    /** The provider refused its refresh token for good [pleo:revoked]. */
    REFRESH_REFUSED(Effect.ENDS),
    /** The provider's API no longer accepts the access token, and no refresh is possible. */
    ACCESS_REFUSED(Effect.ENDS),
    /** The Item is gone at the provider. */
    ITEM_GONE(Effect.ENDS),
    /** A refresh began, and its caller never reported the outcome. */
    LEASE_LAPSED(Effect.ENDS),
    /** The connection was closed here. */
    CONNECTION_CLOSED(Effect.ENDS),

    /** The client's credentials were rotated, with everything that depends on them [pleo:revoked]. */
    CREDENTIALS_ROTATED(Effect.ENDS),
    /** The user revoked every permission given to the client. */
    PERMISSION_WITHDRAWN(Effect.ENDS),
    /** Security or policy changed [pleo:revoked]. */
    POLICY_CHANGED(Effect.ENDS);

    private enum Effect {
        NEEDS_USER,
        ENDS
    }

    private final Effect effect;

    Cause(Effect effect) {
        this.effect = effect;
    }

    /** Returns true if the user can put this right in update mode. */
    public boolean needsUser() {
        return effect == Effect.NEEDS_USER;
    }
}
