package dev.tenure.time;

/**
 * Why something ended, or why it needs its user again. On a tie of deadlines the constant declared first wins, so ends
 * of the whole come before troubles that the user can mend.
 */
public enum Cause {
    /** The environment was decommissioned with all that lived in it (S3:98). */
    ENVIRONMENT_RETIRED(Effect.ENDS),

    /** The consent to share data reached its deadline (S0, S3:34). */
    CONSENT_EXPIRED(Effect.NEEDS_USER),
    /** The institution moves its logins to another system. */
    INSTITUTION_MIGRATION(Effect.NEEDS_USER),
    /** The institution's own token for this login runs out. */
    INSTITUTION_TOKEN_EXPIRATION(Effect.NEEDS_USER),
    /** A Sandbox Item has reached the age at which Plaid lets it rot. */
    ITEM_AGED(Effect.NEEDS_USER),
    /** The user has not confirmed the sharing again in time, though the consent goes on (FCA PS21/19). */
    RECONFIRMATION_DUE(Effect.NEEDS_USER),

    /** A public token was never exchanged, and its Item was given up. */
    NEVER_EXCHANGED(Effect.ENDS),
    /** A lifetime without renewal is over. */
    LIFETIME_ENDED(Effect.ENDS),
    /** The longest life allowed since authentication is over. */
    ABSOLUTE_LIFETIME_ENDED(Effect.ENDS),
    /** A sliding lifetime passed without use. */
    IDLE_LIFETIME_ENDED(Effect.ENDS),

    /** The institution asks for the login again without saying why. */
    LOGIN_REQUIRED(Effect.NEEDS_USER),
    /** The user changed the password at the institution (S0). */
    PASSWORD_CHANGED(Effect.NEEDS_USER),
    /** The second factor changed or expired. */
    MFA_CHANGED(Effect.NEEDS_USER),
    /** The institution no longer takes the token it gave for this login. */
    INSTITUTION_TOKEN_INVALID(Effect.NEEDS_USER),
    /** The user withdrew access at the institution. */
    USER_REVOKED(Effect.NEEDS_USER),
    /** Another Item with the same login was linked at an institution that allows one. */
    DUPLICATE_ITEM(Effect.NEEDS_USER),

    /** The client asked for the removal (S3:36). */
    ITEM_REMOVED(Effect.ENDS),
    /** The client removed the Item for fraud. */
    FRAUD(Effect.ENDS),
    /** The client removed an Item whose connection does not work. */
    CONNECTION_NON_FUNCTIONAL(Effect.ENDS),
    /** The user withdrew the permission in the provider's portal. */
    USER_PERMISSION_REVOKED(Effect.ENDS),
    /** A Link was closed after too many bad logins. */
    TOO_MANY_BAD_LOGINS(Effect.ENDS),

    /** The client gave the grant back, by its refresh token or by its name (RFC 7009). */
    GRANT_REVOKED(Effect.ENDS),
    /** A refresh token or a code was handed in again: somebody else has it too (RFC 9700 section 4.14.2). */
    REUSE_DETECTED(Effect.ENDS),

    /** The account was closed at the institution (S3:106). */
    ACCOUNT_CLOSED(Effect.ENDS),
    /** The user withdrew this account alone. */
    ACCOUNT_REVOKED(Effect.ENDS),
    /** The user did not choose this account again in update mode. */
    ACCOUNT_DESELECTED(Effect.ENDS),

    /** The other side refused the refresh token it had given, for good (S4:27). */
    REFRESH_REFUSED(Effect.ENDS),
    /** The other side's API takes the access token no more, and there is no way to another. */
    ACCESS_REFUSED(Effect.ENDS),
    /** Whether the refresh token was used stayed unknown, and every attempt to find out failed. */
    IN_DOUBT_EXHAUSTED(Effect.ENDS),
    /** The Item is gone at the other side. */
    ITEM_GONE(Effect.ENDS),
    /** A refresh was begun, and who began it never told how it ended. */
    LEASE_LAPSED(Effect.ENDS),
    /** The connection was closed here. */
    CONNECTION_CLOSED(Effect.ENDS),

    /** The client's credentials were rotated, and what they carried with them (S4:33). */
    CREDENTIALS_ROTATED(Effect.WITHDRAWS),
    /** The user took back every permission given to the client. */
    PERMISSION_WITHDRAWN(Effect.WITHDRAWS),
    /** Security or policy changed (S4:34). */
    POLICY_CHANGED(Effect.WITHDRAWS);

    private enum Effect {
        NEEDS_USER,
        ENDS,
        WITHDRAWS
    }

    private final Effect effect;

    Cause(Effect effect) {
        this.effect = effect;
    }

    /** Whether the user can mend it, in update mode. */
    public boolean needsUser() {
        return effect == Effect.NEEDS_USER;
    }

    /** Whether an aggregate ends by it. */
    public boolean ends() {
        return effect == Effect.ENDS;
    }
}
