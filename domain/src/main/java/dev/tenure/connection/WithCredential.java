package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A connection with a credential: the transitions that all such states share. */
public sealed interface WithCredential extends WithLogin permits Idle, Refreshing, InDoubt {
    /** The credential. */
    SealedCredential credential();

    @Override
    WithCredential with(ConnectionData changed);

    @Override
    WithCredential with(SealedCredential credential);

    @Override
    default Option<SealedCredential> sealedCredential() {
        return Option.of(credential());
    }

    @Override
    default Rejection refusal() {
        return new Rejection.AlreadyConnected();
    }

    @Override
    default Decision<Connection, Connection> completeAuthorization(Connected next, ConnectionRules rules, Instant now) {
        if (!rules.reauthorizesWhileConnected()) return refused(this, refusal());
        return data().updateReason().isDefined() ? restored(next, now) : replaced(next, now);
    }

    @Override
    default Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        return data().updateReason()
                .map(UpdateReason::cause)
                .filter(cause -> use == Purpose.DATA && cause.concernsTheLogin())
                .fold(
                        () -> acquireAdmitted(rules, now),
                        cause -> refused(this, new Rejection.NeedsUpdate(cause.cause())));
    }

    /** Returns the credential or the lease to a caller whose purpose the login's health admits. */
    Decision<Connection, Acquisition> acquireAdmitted(ConnectionRules rules, Instant now);

    /** Lends the current credential. */
    default Decision<Connection, Acquisition> lent() {
        return Decision.<Connection>unchanged(this)
                .replying(new Acquisition.Ready(data().credentialVersion(), credential()));
    }

    /** Returns true if the access token is lent while its renewal is under way, in doubt or put off. */
    default boolean isLendable(ConnectionRules rules, Instant now) {
        return rules.lendsUntilTheEnd() && credential().isUsable(now);
    }

    /** The instant from which the credential is to be renewed lest its refresh token end, after the pause. */
    default Option<Instant> renewalDue() {
        if (data().blocked()) return Option.none();
        var due = credential().refreshEnd().map(RefreshEnd::renewsAt);
        var paused = data().trouble().map(Trouble::until);
        return due.map(at -> paused.filter(at::isBefore).getOrElse(at));
    }

    /** Returns true if no refresh is sent now. */
    default boolean isHeldBack(Instant now) {
        return data().blocked() || data().trouble().exists(it -> it.pauses(now));
    }

    /**
     * The refusal during a pause, for which the user may be asked. A login that needs its user explains only a pause
     * without an end.
     */
    default Rejection waiting(Instant now) {
        var until = data().trouble().get().until();
        return data().updateReason()
                .map(UpdateReason::cause)
                .filter(cause -> !cause.concernsTheLogin() || until.equals(Deadline.LAST))
                .fold(
                        () -> new Rejection.Busy(Duration.between(now, until)),
                        cause -> new Rejection.NeedsUpdate(cause.cause()));
    }

    /** Stops lending the access token: it is to be renewed. */
    @Override
    default Decision<Connection, Connection> accessRefused(int version, ConnectionRules rules, Instant now) {
        if (version != data().credentialVersion()) return unchanged(this);
        return isRevoked() ? Closed.by(data(), Cause.ACCESS_REFUSED, Option.none(), now) : toBeRenewed(now);
    }

    @Override
    default Decision<Connection, Connection> accessEnded(int version, ConnectionRules rules, Instant now) {
        return accessRefused(version, rules, now);
    }

    /** Records that the access token was refused after it had served. */
    default Decision<Connection, Connection> toBeRenewed(Instant now) {
        return credential().acceptance() == SealedCredential.Acceptance.REFUSED
                ? unchanged(this)
                : to(
                        with(credential().withAcceptance(SealedCredential.Acceptance.REFUSED)),
                        EventType.CREDENTIAL_REFUSED.because(Cause.ACCESS_REFUSED, now));
    }

    @Override
    default Decision<Connection, Connection> accessSucceeded(int version, Instant now) {
        if (version != data().credentialVersion()) return unchanged(this);
        var isTroubled = data().trouble().exists(it -> it.source() == Trouble.Source.API);
        var isAskedFor = data().updateReason().exists(reason -> reason.cause() == UpdateCause.API_REFUSES);
        if (!isTroubled && !isAskedFor && data().freshUntil().isEmpty()) return unchanged(this);
        var served = data().withFreshUntil(Option.none());
        var next = isTroubled ? served.withTrouble(Option.none()) : served;
        return isAskedFor
                ? to(with(next.inHealth(Option.none())), EventType.CONNECTION_RESTORED.at(now))
                : to(with(next), EventType.CREDENTIAL_SERVED.at(now));
    }

    /**
     * Adds the need for the user to a failure, if the trouble has lasted and the user is not asked for yet. The user of
     * an app's own credential is never asked for.
     */
    default Decision<Connection, Connection> asking(
            ConnectionData troubled, UpdateCause cause, Event failure, Instant now) {
        return data().updateReason().isEmpty()
                        && !data().byApp()
                        && troubled.trouble().exists(Trouble::asks)
                ? to(
                        with(troubled.inHealth(Option.of(UpdateReason.of(cause)))),
                        failure,
                        EventType.UPDATE_REQUIRED.by(new Deadline(failure.effectiveAt(), cause.cause()), now))
                : to(with(troubled), failure);
    }

    @Override
    default Decision<Connection, Connection> renewed(
            int version, SealedCredential fresh, ConnectionRules rules, Instant now) {
        if (version != data().credentialVersion()) return refused(this, new Rejection.Superseded());
        var next = data().withNextCredential()
                .withFreshUntil(Option.of(rules.freshUntil(now)))
                .withTrouble(rules.remembered(data().trouble(), now).filter(WithCredential::outlastsARenewal));
        return isResolved(next)
                ? restored(Idle.of(next.inHealth(Option.none()), fresh), now)
                : replaced(Idle.of(next, fresh), now);
    }

    /** Returns true for the trouble of an API, which a renewed token does not end. */
    private static boolean outlastsARenewal(Trouble trouble) {
        return trouble.source() == Trouble.Source.API;
    }

    private static boolean isResolved(ConnectionData renewed) {
        return renewed.updateReason()
                .map(UpdateReason::cause)
                .exists(cause -> cause.endsWithARenewal()
                        || (cause == UpdateCause.API_REFUSES
                                && renewed.trouble().isEmpty()));
    }

    private static Decision<Connection, Connection> replaced(Idle next, Instant now) {
        return to(next, EventType.CREDENTIAL_REPLACED.at(now));
    }

    /** Announces a working credential, if its absence or the need for the user had been announced. */
    static Decision<Connection, Connection> restored(Idle next, Instant now) {
        return to(next, EventType.CONNECTION_RESTORED.at(now), EventType.CREDENTIAL_REPLACED.at(now));
    }

    @Override
    default Decision<Connection, Connection> accessTokenReplaced(
            int version, SealedCredential fresh, ConnectionRules rules, Instant now) {
        return isRevoked()
                ? refused(this, new Rejection.NeedsUpdate(Cause.USER_REVOKED))
                : renewed(version, fresh, rules, now);
    }

    @Override
    default Decision<Connection, Connection> resumed(Instant now) {
        return isHeldBack(now)
                ? to(
                        with(data().withBlocked(false)
                                .withTrouble(data().trouble().map(it -> it.triedAgainAt(now)))),
                        EventType.REFRESH_RESUMED.at(now))
                : unchanged(this);
    }

    @Override
    default Decision<Connection, Connection> close(Instant now) {
        return Closed.by(data(), Cause.CONNECTION_CLOSED, sealedCredential(), now);
    }
}
