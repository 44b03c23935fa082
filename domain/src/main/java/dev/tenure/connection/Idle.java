package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
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

    /** Decides if the credential is available for this purpose: here the two states differ. */
    Either<Rejection, Idle> admits(Purpose use);

    @Override
    default Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        return admits(use).fold(why -> refused(this, why), admitted -> acquireAdmitted(rules, now));
    }

    private Decision<Connection, Acquisition> acquireAdmitted(ConnectionRules rules, Instant now) {
        if (credential().refresh().isEmpty() || !credential().isDue(now))
            return Decision.<Connection>unchanged(this)
                    .replying(new Acquisition.Ready(data().credentialVersion(), credential()));
        if (data().blocked()) return refused(this, new Rejection.RefreshBlocked());
        return data().pausedUntil()
                .filter(now::isBefore)
                .fold(
                        () -> Refreshing.begin(data(), credential(), new Attempts(0, rules.attempts()), rules, now),
                        until -> refused(this, new Rejection.Busy(Duration.between(now, until))));
    }

    /**
     * Tries one refresh, so a token that was refused too early has another chance. A credential that this refresh
     * returned, refused while it should be good, is the end.
     */
    @Override
    default Decision<Connection, Connection> accessRefused(int version, Instant now) {
        if (version != data().credentialVersion()) return unchanged(this);
        if (isRevoked()) return Closed.by(data(), Cause.ACCESS_REFUSED, Option.none(), now);
        var refused = EventType.CREDENTIAL_REFUSED.because(Cause.ACCESS_REFUSED, now);
        if (isHopeless(now))
            return Unauthenticated.by(data(), Cause.ACCESS_REFUSED, refused, EventType.REAUTHORIZATION_REQUIRED, now);
        return credential().acceptance() == SealedCredential.Acceptance.REFUSED
                ? unchanged(this)
                : to(with(credential().withAcceptance(SealedCredential.Acceptance.REFUSED)), refused);
    }

    private boolean isHopeless(Instant now) {
        return credential().refresh().isEmpty()
                || (credential().acceptance() == SealedCredential.Acceptance.ON_TRIAL
                        && !credential().isStale(now));
    }

    /** The instant at which a credential that cannot be renewed ends, as the provider said. */
    @Override
    default Option<Instant> due() {
        return credential().refresh().isEmpty() ? credential().expiresAt() : Option.none();
    }

    @Override
    default Decision<Connection, Connection> applyDeadlines(Instant now) {
        return due().map(at -> new Deadline(at, Cause.LIFETIME_ENDED))
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
