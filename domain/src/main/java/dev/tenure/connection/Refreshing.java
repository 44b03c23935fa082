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
import dev.tenure.token.Purpose;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection with a lease: one caller may send the refresh token, and may have sent it. Its failures count as long as
 * it holds the lease; a credential that it obtains is stored in any case.
 *
 * @param attempts the earlier attempts with this token that had no clear answer
 */
public record Refreshing(ConnectionData data, SealedCredential credential, Lease lease, Attempts attempts)
        implements WithCredential {
    static Decision<Connection, Acquisition> begin(
            ConnectionData data, SealedCredential credential, Attempts attempts, ConnectionRules rules, Instant now) {
        var lease = rules.lease(data, attempts, now);
        return Decision.<Connection>to(
                        new Refreshing(data.withLeases(lease.number()), credential, lease, attempts),
                        EventType.REFRESH_STARTED.at(now))
                .replying(new Acquisition.RefreshLease(lease, data.credentialVersion(), credential));
    }

    @Override
    public Refreshing with(ConnectionData changed) {
        return new Refreshing(changed, credential, lease, attempts);
    }

    @Override
    public Refreshing with(SealedCredential changed) {
        return new Refreshing(data, changed, lease, attempts);
    }

    @Override
    public Decision<Connection, Acquisition> acquire(Purpose use, ConnectionRules rules, Instant now) {
        var left = Duration.between(now, lease.lapsesAt());
        return refused(this, new Rejection.Busy(left.compareTo(rules.busyPause()) < 0 ? left : rules.busyPause()));
    }

    @Override
    public Decision<Connection, Connection> refreshRefused(int number, String error, Instant now) {
        return isOf(number) ? Unauthenticated.byRefusal(data, error, now) : unchanged(this);
    }

    @Override
    public Decision<Connection, Connection> misconfigured(int number, String error, Instant now) {
        return isOf(number) ? blocked(released(data.withBlocked(true), now), error, now) : unchanged(this);
    }

    /** Announces that nothing is sent until the operator resumes. */
    static Decision<Connection, Connection> blocked(Connection next, String error, Instant now) {
        return to(next, ErrorCode.in(EventType.REFRESH_BLOCKED.at(now), error));
    }

    @Override
    public Decision<Connection, Connection> notSent(int number, ConnectionRules rules, Instant now) {
        if (!isOf(number)) return unchanged(this);
        var pausedUntil = Deadline.instantAfter(now, rules.firstPause());
        return to(
                released(data.withPausedUntil(Option.of(pausedUntil)), pausedUntil),
                EventType.REFRESH_NOT_SENT.at(now));
    }

    /**
     * Returns to the state before the lease: idle, in doubt after earlier attempts, or unauthenticated but for the
     * manual attempt.
     */
    private Connection released(ConnectionData changed, Instant retryAt) {
        if (isManualAttempt()) return new Unauthenticated(changed, Cause.IN_DOUBT_EXHAUSTED, Option.of(credential));
        return attempts.isFirst() ? Idle.of(changed, credential) : new InDoubt(changed, credential, attempts, retryAt);
    }

    @Override
    public Decision<Connection, Connection> unanswered(
            int number, Duration retryAfter, ConnectionRules rules, Instant now) {
        if (!isOf(number)) return unchanged(this);
        var least = rules.pauseAfter(attempts.failed() + 1);
        var pause = retryAfter.compareTo(least) > 0 ? rules.bounded(retryAfter) : least;
        return failed(Deadline.instantAfter(now, pause), EventType.REFRESH_IN_DOUBT.at(now), now);
    }

    private Decision<Connection, Connection> failed(Instant retryAt, Event inDoubt, Instant now) {
        var failed = attempts.oneMore();
        return failed.areExhausted()
                ? Unauthenticated.exhausted(
                        data, isManualAttempt() ? Option.none() : Option.of(credential), inDoubt.effectiveAt(), now)
                : to(new InDoubt(data, credential, failed, retryAt), inDoubt);
    }

    @Override
    public boolean isManualAttempt() {
        return attempts.areExhausted();
    }

    private boolean isOf(int number) {
        return lease.number() == number;
    }

    @Override
    public Option<Instant> due() {
        return Option.of(lease.lapsesAt());
    }

    /** Gives up the holder of a lapsed lease: the token may have been used. */
    @Override
    public Decision<Connection, Connection> applyDeadlines(Instant now) {
        var end = new Deadline(lease.lapsesAt(), Cause.LEASE_LAPSED);
        return end.passedBy(now)
                ? failed(lease.retryAt(), EventType.REFRESH_IN_DOUBT.by(end, now), now)
                : unchanged(this);
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.REFRESHING;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.refreshing().apply(this);
    }
}
