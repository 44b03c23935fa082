package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
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

/** A connection with a credential that nobody is renewing, whatever the login's health. */
public sealed interface Idle extends WithCredential permits Connected, NeedsUpdate {
    /** The healthy or the unhealthy state, as the data's update reason says. */
    static Idle of(ConnectionData data, SealedCredential credential) {
        return data.updateReason().isEmpty() ? new Connected(data, credential) : new NeedsUpdate(data, credential);
    }

    @Override
    default Idle with(ConnectionData changed) {
        return of(changed, credential());
    }

    @Override
    default Idle with(SealedCredential credential) {
        return of(data(), credential);
    }

    @Override
    default Decision<Connection, Acquisition> acquireAdmitted(ConnectionRules rules, Instant now) {
        if (isPausedByTheApi(now)) return refused(this, waiting(now));
        if (!isRenewable() || !credential().isDue(now)) return lent();
        if (isHeldBack(now))
            return isLendable(rules, now)
                    ? lent()
                    : refused(this, data().blocked() ? new Rejection.RefreshBlocked() : waiting(now));
        return Refreshing.begin(data(), credential(), Option.none(), rules, now);
    }

    private boolean isRenewable() {
        return data().byApp() || credential().refresh().isDefined();
    }

    @Override
    default Option<Instant> renewsAt() {
        return renewalDue();
    }

    private boolean isPausedByTheApi(Instant now) {
        return data().trouble().exists(it -> it.source() == Trouble.Source.API && it.pauses(now));
    }

    /**
     * Has a credential that has served renewed. A refusal of one that was renewed a moment ago proves nothing against
     * it, since its issuer has just answered for it: the connection pauses, and keeps everything.
     */
    @Override
    default Decision<Connection, Connection> accessRefused(int version, ConnectionRules rules, Instant now) {
        if (version != data().credentialVersion()) return unchanged(this);
        if (isRevoked()) return Closed.by(data(), Cause.ACCESS_REFUSED, Option.none(), now);
        if (isPausedByTheApi(now)) return unchanged(this);
        var isFresh = data().freshUntil().exists(now::isBefore);
        return !isRenewable() || (isFresh && credential().acceptance() == SealedCredential.Acceptance.SOUND)
                ? paused(rules, now)
                : toBeRenewed(now);
    }

    private Decision<Connection, Connection> paused(ConnectionRules rules, Instant now) {
        var trouble = rules.troubleAfter(data().trouble(), Trouble.Source.API, now);
        var next = data().withTrouble(Option.of(trouble)).withFreshUntil(Option.none());
        return asking(next, UpdateCause.API_REFUSES, pausing(trouble, now), now);
    }

    private static Event pausing(Trouble trouble, Instant now) {
        return EventType.CREDENTIAL_PAUSED
                .because(Cause.ACCESS_REFUSED, now)
                .with(Detail.DEADLINE, trouble.until().toString());
    }

    @Override
    default Decision<Connection, Connection> accessEnded(int version, ConnectionRules rules, Instant now) {
        if (version != data().credentialVersion()) return unchanged(this);
        if (data().byApp()) return toBeRenewed(now);
        return !isRenewable() && !isRevoked()
                ? Unauthenticated.by(
                        data(),
                        Cause.ACCESS_REFUSED,
                        EventType.CREDENTIAL_REFUSED.because(Cause.ACCESS_REFUSED, now),
                        EventType.REAUTHORIZATION_REQUIRED,
                        now)
                : accessRefused(version, rules, now);
    }

    /** The end of a credential that cannot be renewed, as the provider said, or the warning of a refresh token's end. */
    @Override
    default Option<Instant> due() {
        return end().orElse(() -> unwarned().map(RefreshEnd::warnsAt));
    }

    private Option<Instant> end() {
        return isRenewable() ? Option.none() : credential().expiresAt();
    }

    @Override
    default Decision<Connection, Connection> applyDeadlines(Instant now) {
        return end().map(at -> new Deadline(at, Cause.LIFETIME_ENDED))
                .filter(end -> end.passedBy(now))
                .fold(
                        () -> unchanged(this),
                        end -> Unauthenticated.by(
                                data(),
                                end.cause(),
                                EventType.CREDENTIAL_REFUSED.by(end, now),
                                EventType.REAUTHORIZATION_REQUIRED,
                                now));
    }
}
