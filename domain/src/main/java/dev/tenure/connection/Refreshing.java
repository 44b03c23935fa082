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
import dev.tenure.time.UpdateCause;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection with a lease: one caller may send the refresh token, and may have sent it. Its failures count as long as
 * it holds the lease; a credential that it obtains is stored in any case.
 *
 * @param earlierWindow the end of the issuer's window, if an earlier attempt without a clear answer may have used the token
 */
public record Refreshing(ConnectionData data, SealedCredential credential, Lease lease, Option<Instant> earlierWindow)
        implements WithCredential {
    static Decision<Connection, Acquisition> begin(
            ConnectionData data,
            SealedCredential credential,
            Option<Instant> earlierWindow,
            ConnectionRules rules,
            Instant now) {
        var known = data.withTrouble(rules.remembered(data.trouble(), now));
        var lease = rules.lease(known, earlierWindow, now);
        var isInTime = earlierWindow.forAll(now::isBefore);
        var started = isInTime ? EventType.REFRESH_STARTED : EventType.LAST_RESORT_STARTED;
        return Decision.<Connection>to(
                        new Refreshing(known.withLeases(lease.number()), credential, lease, earlierWindow),
                        started.at(now))
                .replying(new Acquisition.RefreshLease(lease, data.credentialVersion(), credential));
    }

    @Override
    public Refreshing with(ConnectionData changed) {
        return new Refreshing(changed, credential, lease, earlierWindow);
    }

    @Override
    public Refreshing with(SealedCredential changed) {
        return new Refreshing(data, changed, lease, earlierWindow);
    }

    @Override
    public Decision<Connection, Acquisition> acquireAdmitted(ConnectionRules rules, Instant now) {
        if (isLendable(rules, now)) return lent();
        var left = Duration.between(now, lease.lapsesAt());
        return refused(this, new Rejection.Busy(left.compareTo(rules.busyPause()) < 0 ? left : rules.busyPause()));
    }

    @Override
    public Decision<Connection, Connection> refreshRefused(int number, String error, Instant now) {
        if (!isOf(number)) return unchanged(this);
        return data.byApp() ? misconfigured(number, error, now) : Unauthenticated.byRefusal(data, error, now);
    }

    @Override
    public Decision<Connection, Connection> misconfigured(int number, String error, Instant now) {
        return isOf(number) ? blocked(released().with(data.withBlocked(true)), error, now) : unchanged(this);
    }

    /** Announces that nothing is sent until the operator resumes. */
    static Decision<Connection, Connection> blocked(Connection next, String error, Instant now) {
        return to(next, ErrorCode.in(EventType.REFRESH_BLOCKED.at(now), error));
    }

    @Override
    public Decision<Connection, Connection> notSent(int number, ConnectionRules rules, Instant now) {
        return isOf(number) ? unused(Duration.ZERO, EventType.REFRESH_NOT_SENT.at(now), rules, now) : unchanged(this);
    }

    @Override
    public Decision<Connection, Connection> putOff(
            int number, Duration retryAfter, ConnectionRules rules, Instant now) {
        return isOf(number) ? unused(retryAfter, EventType.REFRESH_PUT_OFF.at(now), rules, now) : unchanged(this);
    }

    private Decision<Connection, Connection> unused(
            Duration retryAfter, Event failure, ConnectionRules rules, Instant now) {
        var until = rules.retryAt(data.trouble(), earlierWindow, retryAfter, now);
        return released().asking(troubled(earlierWindow, until), UpdateCause.REFRESH_UNANSWERED, failure, now);
    }

    /** Returns to the state before the lease: idle, or in doubt after an earlier attempt. */
    private WithCredential released() {
        return earlierWindow.fold(
                () -> Idle.of(data, credential), windowEndsAt -> new InDoubt(data, credential, windowEndsAt));
    }

    /** The end of the issuer's window; the credentials of an app have none, since they may be used at any time. */
    private Option<Instant> window() {
        return Option.when(!data.byApp(), lease.windowEndsAt());
    }

    /** Adds a failure; one that is tried again while the issuer's window is open makes no later pause longer. */
    private ConnectionData troubled(Option<Instant> windowEndsAt, Instant until) {
        var trouble = Trouble.after(data.trouble(), Trouble.Source.TOKEN_ENDPOINT, lease.asksAt(), until);
        return data.withTrouble(Option.of(windowEndsAt.exists(until::isBefore) ? trouble.uncounted() : trouble));
    }

    /** Ends the doubt: the issuer knows the token, and keeps it. */
    @Override
    public Decision<Connection, Connection> userRequired(
            int number, UpdateReason reason, ConnectionRules rules, Instant now) {
        if (!isOf(number)) return unchanged(this);
        if (data.byApp()) return misconfigured(number, reason.cause().name(), now);
        var until = Deadline.instantAfter(now, rules.longInterval());
        var idle = Idle.of(troubled(Option.none(), until), credential);
        return isAskedFor(reason)
                ? to(idle, EventType.REFRESH_PUT_OFF.because(reason.cause().cause(), now))
                : idle.updateRequiredFor(reason, now);
    }

    /** Returns true if the user is asked for already, for this reason or for the login itself. */
    private boolean isAskedFor(UpdateReason reason) {
        return data.updateReason()
                .exists(known -> known.equals(reason) || known.cause().concernsTheLogin());
    }

    @Override
    public Decision<Connection, Connection> unanswered(
            int number, Duration retryAfter, ConnectionRules rules, Instant now) {
        if (!isOf(number)) return unchanged(this);
        var until = rules.retryAt(data.trouble(), window(), retryAfter, now);
        return failed(until, EventType.REFRESH_IN_DOUBT.at(now), now);
    }

    private Decision<Connection, Connection> failed(Instant until, Event inDoubt, Instant now) {
        return doubted().asking(troubled(window(), until), UpdateCause.REFRESH_UNANSWERED, inDoubt, now);
    }

    /** The state after a request without an answer. The credentials of an app may be used any number of times. */
    private WithCredential doubted() {
        return data.byApp() ? Idle.of(data, credential) : new InDoubt(data, credential, lease.windowEndsAt());
    }

    private boolean isOf(int number) {
        return lease.number() == number;
    }

    @Override
    public Option<Instant> due() {
        return Option.of(lease.lapsesAt());
    }

    @Override
    public Option<Instant> renewsAt() {
        return Option.of(lease.retryAt());
    }

    /** Gives up the holder of a lapsed lease: the token may have been used. */
    @Override
    public Decision<Connection, Connection> applyDeadlines(Instant now) {
        var end = new Deadline(lease.lapsesAt(), Cause.LEASE_LAPSED);
        return end.passedBy(now)
                ? failed(lease.retryAt(), EventType.REFRESH_IN_DOUBT.by(end, now), now)
                : unchanged(this);
    }

    /** Warns of nothing: the renewal under way may be in time. */
    @Override
    public Decision<Connection, Connection> warn(Instant now) {
        return unchanged(this);
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
