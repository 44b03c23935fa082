package dev.tenure.custody;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the refresh token was used is unknown: it is sent again, so often and not before this instant. A late answer to
 * the last sending still counts.
 */
public record InDoubt(Keeping keeping, Vaulted credential, Attempts attempts, Instant retryAt) implements Held {
    @Override
    public InDoubt with(Keeping changed) {
        return new InDoubt(changed, credential, attempts, retryAt);
    }

    @Override
    public InDoubt with(Vaulted changed) {
        return new InDoubt(keeping, changed, attempts, retryAt);
    }

    @Override
    public Decision<Custody, Loan> lend(Use use, CustodyRules rules, Instant now) {
        if (keeping.blocked()) return refused(this, new Rejection.RefreshBlocked());
        return now.isBefore(retryAt)
                ? refused(this, new Rejection.Busy(Duration.between(now, retryAt)))
                : Refreshing.begin(keeping, credential, attempts, rules, now);
    }

    @Override
    public Decision<Custody, Custody> refreshRefused(int lease, String error, Instant now) {
        return lease == keeping.leases() ? Unauthenticated.byRefusal(keeping, error, now) : unchanged(this);
    }

    /** The doubt stays: nothing is sent until the operator resumes, and then no more often than before. */
    @Override
    public Decision<Custody, Custody> misconfigured(int lease, String error, Instant now) {
        return lease == keeping.leases() && !keeping.blocked()
                ? to(
                        with(keeping.withBlocked(true)),
                        EventType.REFRESH_BLOCKED
                                .at(now)
                                .with(Detail.ERROR, ErrorCode.of(error).value()))
                : unchanged(this);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.inDoubt().apply(this);
    }
}
