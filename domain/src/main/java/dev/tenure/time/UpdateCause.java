package dev.tenure.time;

/** A cause for which a login or a credential needs its user again: each {@link Cause} that the user can resolve. */
public enum UpdateCause {
    /** The consent to share data reached its deadline. */
    CONSENT_EXPIRED(Cause.CONSENT_EXPIRED),
    /** The institution moves its logins to another system. */
    INSTITUTION_MIGRATION(Cause.INSTITUTION_MIGRATION),
    /** The institution's own token for this login runs out. */
    INSTITUTION_TOKEN_EXPIRATION(Cause.INSTITUTION_TOKEN_EXPIRATION),
    /** A Sandbox Item has reached the age at which Plaid requires its login again [plaid:sandbox]. */
    ITEM_AGED(Cause.ITEM_AGED),
    /** The user has not confirmed the sharing again in time, though the consent goes on. */
    RECONFIRMATION_DUE(Cause.RECONFIRMATION_DUE),
    /** The institution asks for the login again without saying why. */
    LOGIN_REQUIRED(Cause.LOGIN_REQUIRED),
    /** The user changed the password at the institution. */
    PASSWORD_CHANGED(Cause.PASSWORD_CHANGED),
    /** The second factor changed or expired. */
    MFA_CHANGED(Cause.MFA_CHANGED),
    /** The institution no longer accepts the token that it issued for this login. */
    INSTITUTION_TOKEN_INVALID(Cause.INSTITUTION_TOKEN_INVALID),
    /** The user revoked the access at the institution. */
    USER_REVOKED(Cause.USER_REVOKED),
    /** Another Item with the same login was linked at an institution that allows one. */
    DUPLICATE_ITEM(Cause.DUPLICATE_ITEM),
    /** The provider's API has refused credentials for a day that its token endpoint had just issued. */
    API_REFUSES(Cause.API_REFUSES),
    /** The provider's token endpoint has given no clear answer for a day. */
    REFRESH_UNANSWERED(Cause.REFRESH_UNANSWERED),
    /** The issuer wants the user before it renews the credential; the refresh token stays valid. */
    INTERACTION_REQUIRED(Cause.INTERACTION_REQUIRED);

    private final Cause cause;

    UpdateCause(Cause cause) {
        this.cause = cause;
    }

    /**
     * Returns the constant of a stored cause; refuses one that no user can resolve ({@link IllegalArgumentException}).
     */
    public static UpdateCause of(Cause cause) {
        return valueOf(cause.name());
    }

    /** Returns true if the login itself needs its user, so that data calls would fail with any credential. */
    public boolean concernsTheLogin() {
        return this != API_REFUSES && this != REFRESH_UNANSWERED && this != INTERACTION_REQUIRED;
    }

    /** Returns true if a renewed credential resolves it without the user. */
    public boolean endsWithARenewal() {
        return this == REFRESH_UNANSWERED || this == INTERACTION_REQUIRED;
    }

    /** The cause as it is stored and told in events. */
    public Cause cause() {
        return cause;
    }
}
