package dev.tenure.custody;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** With a credential that nobody is renewing, whatever the login's health. */
public sealed interface Resting extends Held permits Connected, NeedsUpdate {
    /** Healthy or not, as the trouble says. */
    static Resting of(Keeping keeping, Vaulted credential) {
        return keeping.trouble().isEmpty() ? new Connected(keeping, credential) : new NeedsUpdate(keeping, credential);
    }

    @Override
    default Resting with(Keeping changed) {
        return of(changed, credential());
    }

    @Override
    default Resting with(Vaulted credential) {
        return of(keeping(), credential);
    }

    /** Whether it is lent for this use: where the two differ. */
    Either<Rejection, Resting> admits(Use use);

    @Override
    default Decision<Custody, Loan> lend(Use use, CustodyRules rules, Instant now) {
        return admits(use).fold(why -> refused(this, why), admitted -> lendOut(rules, now));
    }

    private Decision<Custody, Loan> lendOut(CustodyRules rules, Instant now) {
        if (credential().refresh().isEmpty() || !credential().isDue(now))
            return Decision.<Custody>unchanged(this)
                    .naming(new Loan.Ready(keeping().credentialVersion(), credential()));
        if (keeping().blocked()) return refused(this, new Rejection.RefreshBlocked());
        return keeping()
                .pausedUntil()
                .filter(now::isBefore)
                .fold(
                        () -> Refreshing.begin(keeping(), credential(), new Attempts(0, rules.attempts()), rules, now),
                        until -> refused(this, new Rejection.Busy(Duration.between(now, until))));
    }

    /**
     * Once a refresh is tried, so a token that was refused out of hand is given another chance; what came by it and is
     * refused again, while it should be good, is the end.
     */
    @Override
    default Decision<Custody, Custody> accessRefused(int version, Instant now) {
        if (version != keeping().credentialVersion()) return unchanged(this);
        if (isRevoked()) return Closed.by(keeping(), Cause.ACCESS_REFUSED, Option.none(), now);
        var refused = EventType.CREDENTIAL_REFUSED.because(Cause.ACCESS_REFUSED, now);
        if (isHopeless(now))
            return Unauthenticated.by(
                    keeping(), Cause.ACCESS_REFUSED, refused, EventType.REAUTHORISATION_REQUIRED, now);
        return credential().standing() == Vaulted.Standing.REFUSED
                ? unchanged(this)
                : to(with(credential().standing(Vaulted.Standing.REFUSED)), refused);
    }

    private boolean isHopeless(Instant now) {
        return credential().refresh().isEmpty()
                || (credential().standing() == Vaulted.Standing.ON_TRIAL
                        && !credential().isStale(now));
    }

    /** What cannot be renewed ends when the other side said it would. */
    @Override
    default Option<Instant> due() {
        return credential().refresh().isEmpty() ? credential().expiresAt() : Option.none();
    }

    @Override
    default Decision<Custody, Custody> settle(Instant now) {
        return due().map(at -> new Deadline(at, Cause.LIFETIME_ENDED))
                .filter(end -> end.passedBy(now))
                .fold(
                        () -> unchanged(this),
                        end -> Unauthenticated.by(
                                keeping(),
                                end.cause(),
                                EventType.CREDENTIAL_REFUSED.by(end, now),
                                EventType.REAUTHORISATION_REQUIRED,
                                now));
    }
}
