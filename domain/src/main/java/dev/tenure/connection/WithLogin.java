package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/** A connection with a login at the provider: the transitions of the login's health, beside its credential. */
public sealed interface WithLogin extends Connection permits WithCredential {
    /** Returns the same state with other data. */
    WithCredential with(ConnectionData changed);

    @Override
    default boolean hasLogin() {
        return true;
    }

    @Override
    default Decision<Connection, Connection> linkSucceeded(
            TokenHash publicToken, Instant issuedAt, ConnectionRules rules, Instant now) {
        return isRevoked()
                ? Exchanges.claim(this, this::with, publicToken, Exchanges.endOf(issuedAt, rules), rules, now)
                : refused(this, refusal());
    }

    @Override
    default Decision<Connection, Connection> exchangeFailed(Instant now) {
        return data().exchange().isEmpty() ? unchanged(this) : Exchanges.failed(this::with, data(), now);
    }

    @Override
    default Decision<Connection, Connection> updateSucceeded(Instant now) {
        return data().updateReason().isEmpty()
                ? unchanged(this)
                : to(
                        with(data().inHealth(Option.none()).withTrouble(troubleAfterUpdate(now))),
                        EventType.CONNECTION_RESTORED.at(now));
    }

    /** The trouble that the user's update mode leaves; none unless a refresh token is in doubt. */
    default Option<Trouble> troubleAfterUpdate(Instant now) {
        return Option.none();
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
        if (isRevoked() || data().byApp()) return unchanged(this);
        var hasOtherPage = reason.url().isDefined()
                && data().updateReason().exists(known -> !known.url().equals(reason.url()));
        return isGraver(reason.cause()) || hasOtherPage ? updateRequiredFor(reason, now) : unchanged(this);
    }

    /** Returns true if nothing was known, or nothing that stops data calls. */
    private boolean isGraver(UpdateCause cause) {
        return data().updateReason()
                .forAll(known -> cause.concernsTheLogin() && !known.cause().concernsTheLogin());
    }

    /** Asks for the user, and keeps the credential. */
    default Decision<Connection, Connection> updateRequiredFor(UpdateReason reason, Instant now) {
        var required = EventType.UPDATE_REQUIRED.because(reason.cause().cause(), now);
        return to(
                with(data().inHealth(Option.of(reason))),
                reason.url().fold(() -> required, page -> required.with(Detail.PAGE, page)));
    }

    @Override
    default Decision<Connection, Connection> permissionRevoked(Instant now) {
        return isRevoked() || data().byApp()
                ? unchanged(this)
                : to(
                        with(data().inHealth(Option.of(UpdateReason.of(UpdateCause.USER_REVOKED)))),
                        EventType.USER_PERMISSION_REVOKED.because(Cause.USER_REVOKED, now));
    }

    @Override
    default Decision<Connection, Connection> endAnnounced(Option<UpdateCause> cause, Option<Instant> at, Instant now) {
        if (data().byApp() || data().updateReason().isDefined() || isAnnounced(at, now)) return unchanged(this);
        return announced(
                at.map(Deadline::storable).getOrElse(Deadline.LAST), advice(cause.map(UpdateCause::cause), at, now));
    }

    /** Returns true if the host knows this end, or any if the instant is unknown; also if it has passed. */
    private boolean isAnnounced(Option<Instant> at, Instant now) {
        return at.map(Deadline::storable)
                .fold(
                        () -> data().announcedEnds().exists(now::isBefore),
                        end -> !now.isBefore(end) || data().announcedEnds().contains(end));
    }

    private Decision<Connection, Connection> announced(Instant end, Event advice) {
        return to(with(data().withAnnounced(end)), advice);
    }

    private static Event advice(Option<Cause> cause, Option<Instant> at, Instant now) {
        var advised = cause.fold(
                () -> EventType.UPDATE_ADVISED.at(now), known -> EventType.UPDATE_ADVISED.because(known, now));
        return at.fold(() -> advised, end -> advised.with(Detail.DEADLINE, end.toString()));
    }

    /** Warns once that the refresh token nears its end, for want of a renewal in time. */
    @Override
    default Decision<Connection, Connection> warn(Instant now) {
        return unwarned()
                .filter(end -> !now.isBefore(end.warnsAt()))
                .fold(
                        () -> unchanged(this),
                        end -> announced(
                                end.at(),
                                EventType.UPDATE_ADVISED
                                        .by(new Deadline(end.warnsAt(), Cause.LIFETIME_ENDED), now)
                                        .with(Detail.DEADLINE, end.at().toString())));
    }

    /** The end of the refresh token that the host was not warned of yet. */
    default Option<RefreshEnd> unwarned() {
        return sealedCredential().flatMap(SealedCredential::refreshEnd).filter(end -> !data().announcedEnds()
                .contains(end.at()));
    }

    @Override
    default Decision<Connection, Connection> statusPolled(RemoteStatus status, Instant now) {
        if (status.asked() < data().healthVersion() || data().byApp()) return unchanged(this);
        var polled = status.cause().fold(() -> worksAgain(now), cause -> needsUser(cause, now));
        return status.consentEndsAt()
                .fold(
                        () -> polled,
                        end -> polled.followedBy(
                                it -> it.endAnnounced(Option.of(UpdateCause.CONSENT_EXPIRED), Option.of(end), now)));
    }

    /** Records that the login works; that does not prove that its credential can be renewed. */
    private Decision<Connection, Connection> worksAgain(Instant now) {
        return data().updateReason().exists(reason -> reason.cause().endsWithARenewal())
                ? unchanged(this)
                : updateSucceeded(now);
    }

    private Decision<Connection, Connection> needsUser(UpdateCause cause, Instant now) {
        return data().updateReason().exists(known -> known.cause() == cause)
                ? unchanged(this)
                : updateRequiredFor(UpdateReason.of(cause), now);
    }

    @Override
    default Decision<Connection, Connection> updateImpossible(Instant now) {
        return isRevoked()
                ? Closed.by(data(), Cause.USER_PERMISSION_REVOKED, Option.none(), now)
                        .followedBy(closed -> to(closed, EventType.RELINK_REQUIRED.at(now)))
                : unchanged(this);
    }

    /** Returns true if the user is known to have revoked the permission. */
    default boolean isRevoked() {
        return data().updateReason().exists(reason -> reason.cause() == UpdateCause.USER_REVOKED);
    }
}
