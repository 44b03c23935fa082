package dev.tenure.decision;

/** The code of a {@link Rejection}, one constant for each kind, with its remedy. */
public enum RejectionCode {
    MALFORMED(Remedy.FIX_CONFIGURATION),
    WRONG_KIND(Remedy.FIX_CONFIGURATION),
    WRONG_ENVIRONMENT(Remedy.FIX_CONFIGURATION),
    UNKNOWN_TOKEN(Remedy.RELINK),
    WRONG_CLIENT(Remedy.FIX_CONFIGURATION),
    EXPIRED(Remedy.RELINK),
    CONSUMED(Remedy.NONE),
    ROTATED(Remedy.REFRESH),
    NEEDS_UPDATE(Remedy.UPDATE_MODE),
    REMOVED(Remedy.RELINK),
    LINK_ENDED(Remedy.RELINK),
    ACCESS_EXPIRED(Remedy.REFRESH),
    ACCESS_REVOKED(Remedy.REFRESH),
    REUSED(Remedy.REAUTHORIZE),
    GRANT_EXPIRED(Remedy.REAUTHORIZE),
    GRANT_ENDED(Remedy.REAUTHORIZE),
    SCOPE_EXCEEDED(Remedy.REAUTHORIZE),
    NOT_ACTIVE(Remedy.NONE),
    NO_ACCESS_TOKEN(Remedy.NONE),
    ACCOUNT_NOT_SHARED(Remedy.UPDATE_MODE),
    CONSENT_STILL_EXPIRED(Remedy.UPDATE_MODE),
    NOT_IN_FUTURE(Remedy.FIX_CONFIGURATION),
    UNFIT_CAUSE(Remedy.FIX_CONFIGURATION),
    OUT_OF_RANGE(Remedy.FIX_CONFIGURATION),
    NOT_ALLOWED(Remedy.FIX_CONFIGURATION),
    ENVIRONMENT_RETIRED(Remedy.FIX_CONFIGURATION),
    UNKNOWN_PROFILE(Remedy.FIX_CONFIGURATION),
    NOT_FOUND(Remedy.FIX_CONFIGURATION),
    CLOCK_SUSPECT(Remedy.FIX_CONFIGURATION),
    NOT_CONNECTED(Remedy.REAUTHORIZE),
    ALREADY_CONNECTED(Remedy.NONE),
    DUPLICATE_ITEM(Remedy.NONE),
    BUSY(Remedy.WAIT),
    SUPERSEDED(Remedy.RELOAD),
    REFRESH_BLOCKED(Remedy.FIX_CONFIGURATION),
    VAULT_SHUT(Remedy.FIX_CONFIGURATION),
    UNAUTHENTICATED(Remedy.REAUTHORIZE),
    CONNECTION_CLOSED(Remedy.NONE),
    CONFLICT(Remedy.RELOAD);

    private final Remedy remedy;

    RejectionCode(Remedy remedy) {
        this.remedy = remedy;
    }

    /** The remedy: the next step for the caller. */
    public Remedy remedy() {
        return remedy;
    }
}
