package dev.tenure.custody;

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
import io.vavr.control.Option;
import java.time.Instant;

/** With a credential, whatever becomes of it: the arrows that all such states share. */
public sealed interface Held extends Custody permits Resting, Refreshing, InDoubt {
    /** Its credential. */
    Vaulted credential();

    /** The same state, with what it knows changed. */
    Held with(Keeping changed);

    /** The same state, with its credential kept otherwise. */
    Held with(Vaulted credential);

    @Override
    default Option<Vaulted> vaulted() {
        return Option.of(credential());
    }

    @Override
    default boolean isHeld() {
        return true;
    }

    @Override
    default Rejection standing() {
        return new Rejection.AlreadyConnected();
    }

    @Override
    default Decision<Custody, Custody> linkSucceeded(Option<CustodyId> duplicate) {
        return isRevoked() ? unchanged(this) : refused(this, standing());
    }

    @Override
    default Decision<Custody, Custody> connected(
            Vaulted fresh, Option<Counterpart> counterpart, CustodyRules rules, Instant now) {
        if (!rules.reauthorisesWhileConnected()) return refused(this, standing());
        var well = Connected.first(keeping(), fresh, counterpart);
        return keeping().trouble().isDefined() || isByHand() ? restored(well, now) : replaced(well, now);
    }

    @Override
    default Decision<Custody, Custody> renewed(int version, Vaulted fresh, Instant now) {
        if (version != keeping().credentialVersion()) return refused(this, new Rejection.Superseded());
        var onTrial = credential().standing() == Vaulted.Standing.REFUSED;
        var next =
                Resting.of(keeping().withNextCredential(), onTrial ? fresh.standing(Vaulted.Standing.ON_TRIAL) : fresh);
        return keeping().trouble().isEmpty() && isByHand() ? restored(next, now) : replaced(next, now);
    }

    private static Decision<Custody, Custody> replaced(Resting next, Instant now) {
        return to(next, EventType.CREDENTIAL_REPLACED.at(now));
    }

    /** With a credential that works, where it was announced that there is none, or that its user is needed. */
    static Decision<Custody, Custody> restored(Resting next, Instant now) {
        return to(next, EventType.CUSTODY_RESTORED.at(now), EventType.CREDENTIAL_REPLACED.at(now));
    }

    @Override
    default Decision<Custody, Custody> rotated(int version, Vaulted fresh, Instant now) {
        return isRevoked()
                ? refused(this, new Rejection.NeedsUpdate(Cause.USER_REVOKED))
                : renewed(version, fresh, now);
    }

    @Override
    default Decision<Custody, Custody> updateSucceeded(Instant now) {
        return keeping().trouble().isEmpty()
                ? unchanged(this)
                : to(with(keeping().inHealth(Option.none())), EventType.CUSTODY_RESTORED.at(now));
    }

    @Override
    default Decision<Custody, Custody> resumed(Instant now) {
        return keeping().blocked()
                ? to(with(keeping().withBlocked(false)), EventType.REFRESH_RESUMED.at(now))
                : unchanged(this);
    }

    @Override
    default Decision<Custody, Custody> gone(Instant now) {
        return isRevoked()
                ? Closed.by(keeping(), Cause.ITEM_GONE, Option.none(), now)
                : Unauthenticated.by(
                        keeping(),
                        Cause.ITEM_GONE,
                        EventType.CREDENTIAL_REFUSED.because(Cause.ITEM_GONE, now),
                        EventType.RELINK_REQUIRED,
                        now);
    }

    @Override
    default Decision<Custody, Custody> userNeeded(Trouble trouble, Instant now) {
        if (isRevoked()) return unchanged(this);
        var elsewhere = trouble.where().isDefined()
                && keeping().trouble().exists(known -> !known.where().equals(trouble.where()));
        return keeping().trouble().isEmpty() || elsewhere ? troubled(trouble, now) : unchanged(this);
    }

    private Decision<Custody, Custody> troubled(Trouble trouble, Instant now) {
        var required = EventType.UPDATE_REQUIRED.because(trouble.cause(), now);
        return to(
                with(keeping().inHealth(Option.of(trouble))),
                trouble.where().fold(() -> required, page -> required.with(Detail.WHERE, page)));
    }

    @Override
    default Decision<Custody, Custody> permissionRevoked(Instant now) {
        return isRevoked()
                ? unchanged(this)
                : to(
                        with(keeping().inHealth(Option.of(Trouble.of(Cause.USER_REVOKED)))),
                        EventType.USER_PERMISSION_REVOKED.because(Cause.USER_REVOKED, now));
    }

    @Override
    default Decision<Custody, Custody> ending(Instant at, Instant now) {
        var end = new Deadline(at, Cause.CONSENT_EXPIRED);
        var known = keeping().trouble().isDefined() || keeping().advised().contains(end.at());
        return known || end.passedBy(now)
                ? unchanged(this)
                : to(with(keeping().withAdvised(Option.of(end.at()))), advice(end.at(), now));
    }

    private static Event advice(Instant at, Instant now) {
        return EventType.UPDATE_ADVISED.at(now).with(Detail.DEADLINE, at.toString());
    }

    @Override
    default Decision<Custody, Custody> observed(Snapshot snapshot, Instant now) {
        if (snapshot.asked() < keeping().healthVersion()) return unchanged(this);
        return snapshot.trouble()
                .fold(
                        () -> updateSucceeded(now),
                        cause -> keeping().trouble().exists(known -> known.cause() == cause)
                                ? unchanged(this)
                                : troubled(Trouble.of(cause), now));
    }

    @Override
    default Decision<Custody, Custody> updateImpossible(Instant now) {
        return isRevoked()
                ? Closed.by(keeping(), Cause.USER_PERMISSION_REVOKED, Option.none(), now)
                        .followedBy(closed -> to(closed, EventType.RELINK_REQUIRED.at(now)))
                : unchanged(this);
    }

    @Override
    default Decision<Custody, Custody> reencrypted(int version, Vaulted same, Instant now) {
        return version == keeping().credentialVersion()
                ? to(with(credential().sealedAs(same)), EventType.CREDENTIAL_REENCRYPTED.at(now))
                : unchanged(this);
    }

    @Override
    default Decision<Custody, Custody> close(Instant now) {
        return Closed.by(keeping(), Cause.CUSTODY_CLOSED, vaulted(), now);
    }

    /** Whether it is out of Unauthenticated for one try by hand, and nothing more. */
    default boolean isByHand() {
        return false;
    }

    /** Whether its user took the permission back, as far as is known (REVOKED_UNCONFIRMED). */
    default boolean isRevoked() {
        return keeping().trouble().exists(trouble -> trouble.cause() == Cause.USER_REVOKED);
    }
}
