package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Instant;

/** A connection with a credential: the transitions that all such states share. */
public sealed interface WithCredential extends Connection permits Idle, Refreshing, InDoubt {
    /** The credential. */
    SealedCredential credential();

    /** Returns the same state with other data. */
    WithCredential with(ConnectionData changed);

    @Override
    WithCredential with(SealedCredential credential);

    @Override
    default Option<SealedCredential> sealedCredential() {
        return Option.of(credential());
    }

    @Override
    default boolean hasCredential() {
        return true;
    }

    @Override
    default Rejection refusal() {
        return new Rejection.AlreadyConnected();
    }

    @Override
    default Decision<Connection, Connection> linkSucceeded() {
        return isRevoked() ? unchanged(this) : refused(this, refusal());
    }

    @Override
    default Decision<Connection, Connection> completeAuthorization(Connected next, ConnectionRules rules, Instant now) {
        if (!rules.reauthorizesWhileConnected()) return refused(this, refusal());
        return data().updateReason().isDefined() || isManualAttempt() ? restored(next, now) : replaced(next, now);
    }

    @Override
    default Decision<Connection, Connection> renewed(int version, SealedCredential fresh, Instant now) {
        if (version != data().credentialVersion()) return refused(this, new Rejection.Superseded());
        var onTrial = credential().acceptance() == SealedCredential.Acceptance.REFUSED;
        var next = Idle.of(
                data().withNextCredential(),
                onTrial ? fresh.withAcceptance(SealedCredential.Acceptance.ON_TRIAL) : fresh);
        return data().updateReason().isEmpty() && isManualAttempt() ? restored(next, now) : replaced(next, now);
    }

    private static Decision<Connection, Connection> replaced(Idle next, Instant now) {
        return to(next, EventType.CREDENTIAL_REPLACED.at(now));
    }

    /** Announces a working credential, if its absence or the need for the user had been announced. */
    static Decision<Connection, Connection> restored(Idle next, Instant now) {
        return to(next, EventType.CONNECTION_RESTORED.at(now), EventType.CREDENTIAL_REPLACED.at(now));
    }

    @Override
    default Decision<Connection, Connection> accessTokenReplaced(int version, SealedCredential fresh, Instant now) {
        return isRevoked()
                ? refused(this, new Rejection.NeedsUpdate(Cause.USER_REVOKED))
                : renewed(version, fresh, now);
    }

    @Override
    default Decision<Connection, Connection> updateSucceeded(Instant now) {
        return data().updateReason().isEmpty()
                ? unchanged(this)
                : to(with(data().inHealth(Option.none())), EventType.CONNECTION_RESTORED.at(now));
    }

    @Override
    default Decision<Connection, Connection> resumed(Instant now) {
        return data().blocked()
                ? to(with(data().withBlocked(false)), EventType.REFRESH_RESUMED.at(now))
                : unchanged(this);
    }

    @Override
    default Decision<Connection, Connection> loginGone(Instant now) {
        return isRevoked()
                ? Closed.by(data(), Cause.ITEM_GONE, Option.none(), now)
                : Unauthenticated.by(
                        data(),
                        Cause.ITEM_GONE,
                        EventType.CREDENTIAL_REFUSED.because(Cause.ITEM_GONE, now),
                        EventType.RELINK_REQUIRED,
                        now);
    }

    @Override
    default Decision<Connection, Connection> updateRequired(UpdateReason reason, Instant now) {
        if (isRevoked()) return unchanged(this);
        var hasOtherPage = reason.url().isDefined()
                && data().updateReason().exists(known -> !known.url().equals(reason.url()));
        return data().updateReason().isEmpty() || hasOtherPage ? updateRequiredFor(reason, now) : unchanged(this);
    }

    private Decision<Connection, Connection> updateRequiredFor(UpdateReason reason, Instant now) {
        var required = EventType.UPDATE_REQUIRED.because(reason.cause().cause(), now);
        return to(
                with(data().inHealth(Option.of(reason))),
                reason.url().fold(() -> required, page -> required.with(Detail.PAGE, page)));
    }

    @Override
    default Decision<Connection, Connection> permissionRevoked(Instant now) {
        return isRevoked()
                ? unchanged(this)
                : to(
                        with(data().inHealth(Option.of(UpdateReason.of(UpdateCause.USER_REVOKED)))),
                        EventType.USER_PERMISSION_REVOKED.because(Cause.USER_REVOKED, now));
    }

    @Override
    default Decision<Connection, Connection> endAnnounced(Instant at, Instant now) {
        var end = new Deadline(at, Cause.CONSENT_EXPIRED);
        var known = data().updateReason().isDefined() || data().advised().contains(end.at());
        return known || end.passedBy(now)
                ? unchanged(this)
                : to(with(data().withAdvised(Option.of(end.at()))), advice(end.at(), now));
    }

    private static Event advice(Instant at, Instant now) {
        return EventType.UPDATE_ADVISED.at(now).with(Detail.DEADLINE, at.toString());
    }

    @Override
    default Decision<Connection, Connection> statusPolled(RemoteStatus status, Instant now) {
        if (status.asked() < data().healthVersion()) return unchanged(this);
        return status.cause()
                .fold(
                        () -> updateSucceeded(now),
                        cause -> data().updateReason().exists(known -> known.cause() == cause)
                                ? unchanged(this)
                                : updateRequiredFor(UpdateReason.of(cause), now));
    }

    @Override
    default Decision<Connection, Connection> updateImpossible(Instant now) {
        return isRevoked()
                ? Closed.by(data(), Cause.USER_PERMISSION_REVOKED, Option.none(), now)
                        .followedBy(closed -> to(closed, EventType.RELINK_REQUIRED.at(now)))
                : unchanged(this);
    }

    @Override
    default Decision<Connection, Connection> close(Instant now) {
        return Closed.by(data(), Cause.CONNECTION_CLOSED, sealedCredential(), now);
    }

    /** Returns true during the one manual attempt that an operator allowed after {@link Unauthenticated}. */
    default boolean isManualAttempt() {
        return false;
    }

    /** Returns true if the user is known to have revoked the permission. */
    default boolean isRevoked() {
        return data().updateReason().exists(reason -> reason.cause() == UpdateCause.USER_REVOKED);
    }
}
