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

/**
 * The credential is purged, and only its user brings another; the configuration waits for that (S4).
 *
 * @param last what is kept for one try by hand, where all that is known is that no clear answer ever came
 */
public record Unauthenticated(Keeping keeping, Cause cause, Option<Vaulted> last) implements Custody {
    /** The failure, its detection, and that the user is wanted: the three that are to be logged (S4). */
    static Decision<Custody, Custody> by(Keeping keeping, Cause cause, Event failure, EventType wanted, Instant now) {
        return by(keeping, cause, Option.none(), failure, wanted, now);
    }

    static Decision<Custody, Custody> byRefusal(Keeping keeping, String error, Instant now) {
        var failure = EventType.REFRESH_FAILED
                .because(Cause.REFRESH_REFUSED, now)
                .with(Detail.ERROR, ErrorCode.of(error).value());
        return by(keeping, Cause.REFRESH_REFUSED, failure, EventType.REAUTHORISATION_REQUIRED, now);
    }

    static Decision<Custody, Custody> exhausted(Keeping keeping, Option<Vaulted> last, Instant since, Instant now) {
        var failure = EventType.REFRESH_FAILED.by(new Deadline(since, Cause.IN_DOUBT_EXHAUSTED), now);
        return by(keeping, Cause.IN_DOUBT_EXHAUSTED, last, failure, EventType.REAUTHORISATION_REQUIRED, now);
    }

    private static Decision<Custody, Custody> by(
            Keeping keeping, Cause cause, Option<Vaulted> last, Event failure, EventType wanted, Instant now) {
        var end = new Deadline(failure.effectiveAt(), cause);
        return to(
                new Unauthenticated(keeping, cause, last),
                failure,
                EventType.CUSTODY_UNAUTHENTICATED.by(end, now),
                wanted.by(end, now));
    }

    @Override
    public Rejection standing() {
        return new Rejection.Unauthenticated(cause);
    }

    @Override
    public Option<Vaulted> vaulted() {
        return last;
    }

    @Override
    public Decision<Custody, Custody> linkSucceeded(Option<CustodyId> duplicate) {
        return Linking.linked(this, duplicate);
    }

    @Override
    public Decision<Custody, Custody> connected(
            Vaulted fresh, Option<Counterpart> counterpart, CustodyRules rules, Instant now) {
        return Held.restored(Connected.first(keeping, fresh, counterpart), now);
    }

    @Override
    public Decision<Custody, Loan> retryOnce(CustodyRules rules, Instant now) {
        return last.filter(credential -> credential.refresh().isDefined())
                .fold(
                        () -> refused(this, standing()),
                        credential -> Refreshing.begin(
                                keeping, credential, new Attempts(rules.attempts(), rules.attempts()), rules, now));
    }

    @Override
    public Decision<Custody, Custody> reencrypted(int version, Vaulted same, Instant now) {
        return last.isDefined() && version == keeping.credentialVersion()
                ? to(
                        new Unauthenticated(keeping, cause, last.map(it -> it.sealedAs(same))),
                        EventType.CREDENTIAL_REENCRYPTED.at(now))
                : unchanged(this);
    }

    @Override
    public Decision<Custody, Custody> close(Instant now) {
        return Closed.by(keeping, Cause.CUSTODY_CLOSED, last, now);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.unauthenticated().apply(this);
    }
}
