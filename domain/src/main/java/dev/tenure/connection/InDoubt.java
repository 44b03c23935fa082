package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection whose refresh token may have been used: it is sent again, up to the bound and not before
 * {@code retryAt}. A late answer to the last request still counts.
 */
public record InDoubt(ConnectionData data, SealedCredential credential, Attempts attempts, Instant retryAt)
        implements WithCredential {
    @Override
    public InDoubt with(ConnectionData changed) {
        return new InDoubt(changed, credential, attempts, retryAt);
    }

    @Override
    public InDoubt with(SealedCredential changed) {
        return new InDoubt(data, changed, attempts, retryAt);
    }

    @Override
    public Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        if (data.blocked()) return refused(this, new Rejection.RefreshBlocked());
        return now.isBefore(retryAt)
                ? refused(this, new Rejection.Busy(Duration.between(now, retryAt)))
                : Refreshing.begin(data, credential, attempts, rules, now);
    }

    @Override
    public Decision<Connection, Connection> refreshRefused(int lease, String error, Instant now) {
        return lease == data.leases() ? Unauthenticated.byRefusal(data, error, now) : unchanged(this);
    }

    /** Keeps the doubt: nothing is sent until the operator resumes, and the bound on attempts stays. */
    @Override
    public Decision<Connection, Connection> misconfigured(int lease, String error, Instant now) {
        return lease == data.leases() && !data.blocked()
                ? Refreshing.blocked(with(data.withBlocked(true)), error, now)
                : unchanged(this);
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.IN_DOUBT;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.inDoubt().apply(this);
    }
}
