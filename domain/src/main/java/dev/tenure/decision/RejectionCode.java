package dev.tenure.decision;

import io.vavr.collection.Array;
import io.vavr.collection.Map;
import java.util.function.Function;

/** The code of a {@link Rejection}, one constant for each kind, with its remedy. */
public enum RejectionCode {
    MALFORMED(Rejection.Malformed.class, Remedy.FIX_CONFIGURATION),
    WRONG_KIND(Rejection.WrongKind.class, Remedy.FIX_CONFIGURATION),
    WRONG_ENVIRONMENT(Rejection.WrongEnvironment.class, Remedy.FIX_CONFIGURATION),
    UNKNOWN_TOKEN(Rejection.UnknownToken.class, Remedy.RELINK),
    WRONG_CLIENT(Rejection.WrongClient.class, Remedy.FIX_CONFIGURATION),
    EXPIRED(Rejection.Expired.class, Remedy.RELINK),
    CONSUMED(Rejection.Consumed.class, Remedy.NONE),
    ROTATED(Rejection.Rotated.class, Remedy.REFRESH),
    NEEDS_UPDATE(Rejection.NeedsUpdate.class, Remedy.UPDATE_MODE),
    REMOVED(Rejection.Removed.class, Remedy.RELINK),
    LINK_ENDED(Rejection.LinkEnded.class, Remedy.RELINK),
    ACCESS_EXPIRED(Rejection.AccessExpired.class, Remedy.REFRESH),
    ACCESS_REVOKED(Rejection.AccessRevoked.class, Remedy.REFRESH),
    REUSED(Rejection.Reused.class, Remedy.REAUTHORIZE),
    GRANT_EXPIRED(Rejection.GrantExpired.class, Remedy.REAUTHORIZE),
    GRANT_ENDED(Rejection.GrantEnded.class, Remedy.REAUTHORIZE),
    WRONG_CODE_PROOF(Rejection.WrongCodeProof.class, Remedy.FIX_CONFIGURATION),
    WRONG_KEY(Rejection.WrongKey.class, Remedy.FIX_CONFIGURATION),
    KEY_REQUIRED(Rejection.KeyRequired.class, Remedy.FIX_CONFIGURATION),
    SCOPE_EXCEEDED(Rejection.ScopeExceeded.class, Remedy.REAUTHORIZE),
    TOO_MANY_GRANTS(Rejection.TooManyGrants.class, Remedy.NONE),
    INVALID_SCOPE(Rejection.InvalidScope.class, Remedy.FIX_CONFIGURATION),
    NOT_ACTIVE(Rejection.NotActive.class, Remedy.NONE),
    NO_ACCESS_TOKEN(Rejection.NoAccessToken.class, Remedy.NONE),
    ACCOUNT_NOT_SHARED(Rejection.AccountNotShared.class, Remedy.UPDATE_MODE),
    CONSENT_STILL_EXPIRED(Rejection.ConsentStillExpired.class, Remedy.UPDATE_MODE),
    NOT_IN_FUTURE(Rejection.NotInFuture.class, Remedy.FIX_CONFIGURATION),
    OUT_OF_RANGE(Rejection.OutOfRange.class, Remedy.FIX_CONFIGURATION),
    NOT_ALLOWED(Rejection.NotAllowed.class, Remedy.FIX_CONFIGURATION),
    ENVIRONMENT_RETIRED(Rejection.EnvironmentRetired.class, Remedy.FIX_CONFIGURATION),
    UNKNOWN_PROFILE(Rejection.UnknownProfile.class, Remedy.FIX_CONFIGURATION),
    NOT_FOUND(Rejection.NotFound.class, Remedy.FIX_CONFIGURATION),
    CLOCK_SUSPECT(Rejection.ClockSuspect.class, Remedy.FIX_CONFIGURATION),
    NOT_CONNECTED(Rejection.NotConnected.class, Remedy.REAUTHORIZE),
    ALREADY_CONNECTED(Rejection.AlreadyConnected.class, Remedy.NONE),
    DUPLICATE_ITEM(Rejection.DuplicateItem.class, Remedy.NONE),
    DIFFERENT_ACCOUNT(Rejection.DifferentAccount.class, Remedy.REAUTHORIZE),
    BUSY(Rejection.Busy.class, Remedy.WAIT),
    SUPERSEDED(Rejection.Superseded.class, Remedy.RELOAD),
    REFRESH_BLOCKED(Rejection.RefreshBlocked.class, Remedy.FIX_CONFIGURATION),
    VAULT_SHUT(Rejection.VaultShut.class, Remedy.FIX_CONFIGURATION),
    UNAUTHENTICATED(Rejection.Unauthenticated.class, Remedy.REAUTHORIZE),
    CONNECTION_CLOSED(Rejection.ConnectionClosed.class, Remedy.NONE),
    CONFLICT(Rejection.Conflict.class, Remedy.RELOAD);

    private static final Map<Class<? extends Rejection>, RejectionCode> BY_KIND =
            Array.of(values()).toMap(code -> code.kind, Function.identity());

    private final Class<? extends Rejection> kind;
    private final Remedy remedy;

    RejectionCode(Class<? extends Rejection> kind, Remedy remedy) {
        this.kind = kind;
        this.remedy = remedy;
    }

    static RejectionCode of(Class<? extends Rejection> kind) {
        return BY_KIND.get(kind).get();
    }

    /** The remedy: the next step for the caller. */
    public Remedy remedy() {
        return remedy;
    }
}
