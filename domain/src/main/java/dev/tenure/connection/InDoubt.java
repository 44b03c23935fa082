package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A connection whose refresh token may have been used: it is sent again after the pause. Within the issuer's window that
 * brings the same pair; after it, it is the last resort, because the issuer may take it for reuse. A late answer to the
 * last request still counts.
 *
 * @param windowEndsAt the instant until which the issuer answers the token with the same pair
 */
public record InDoubt(ConnectionData data, SealedCredential credential, Instant windowEndsAt)
        implements WithCredential {
    @Override
    public InDoubt with(ConnectionData changed) {
        return new InDoubt(changed, credential, windowEndsAt);
    }

    @Override
    public InDoubt with(SealedCredential changed) {
        return new InDoubt(data, changed, windowEndsAt);
    }

    @Override
    public Decision<Connection, Acquisition> acquireAdmitted(ConnectionRules rules, Instant now) {
        var isLate = isLate(now);
        if (isLendable(rules, now) && isLate) return lentAfterWindow(now);
        if (isLendable(rules, now) && isHeldBack(now)) return lent();
        if (data.blocked()) return refused(this, new Rejection.RefreshBlocked());
        if (isHeldBack(now)) return refused(this, waiting(now));
        return isLate && !rules.retriesAfterWindow()
                ? askedFor(now)
                : Refreshing.begin(data, credential, Option.of(windowEndsAt), rules, now);
    }

    /** Lends the access token, and no longer renews it before it ends. */
    private Decision<Connection, Acquisition> lentAfterWindow(Instant now) {
        return data.trouble().exists(it -> it.until().isBefore(windowEndsAt))
                ? to((Connection) putOffUntil(windowEndsAt), EventType.REFRESH_PUT_OFF.at(now))
                        .withReply(lent().reply())
                : lent();
    }

    private InDoubt putOffUntil(Instant end) {
        return with(data.withTrouble(data.trouble().map(it -> it.putOffUntil(end))));
    }

    private boolean isLate(Instant now) {
        return !now.isBefore(windowEndsAt);
    }

    /** The next attempt within the issuer's window; after it, the end of a credential that nobody asks for. */
    @Override
    public Option<Instant> renewsAt() {
        var retry = data.trouble().map(Trouble::until);
        if (retry.exists(windowEndsAt::isAfter)) return retry.filter(it -> !data.blocked());
        return renewalDue().flatMap(due -> credential.expiresAt().map(end -> end.isAfter(due) ? end : due));
    }

    /** Refuses, and asks for the user: another attempt might be taken for reuse, so there is none until they come. */
    private Decision<Connection, Acquisition> askedFor(Instant now) {
        var cause = UpdateCause.REFRESH_UNANSWERED;
        var waiting = putOffUntil(Deadline.LAST);
        Decision<Connection, Connection> asked = data.updateReason().isDefined()
                ? to(waiting, EventType.REFRESH_PUT_OFF.at(now))
                : to(
                        waiting.with(waiting.data.inHealth(Option.of(UpdateReason.of(cause)))),
                        EventType.UPDATE_REQUIRED.because(cause.cause(), now));
        return asked.withReply(Either.left(new Rejection.NeedsUpdate(
                data.updateReason().map(UpdateReason::cause).getOrElse(cause).cause())));
    }

    @Override
    public Decision<Connection, Connection> refreshRefused(int lease, String error, Instant now) {
        return lease == data.leases() ? Unauthenticated.byRefusal(data, error, now) : unchanged(this);
    }

    /** Keeps the doubt: nothing is sent until the operator resumes. */
    @Override
    public Decision<Connection, Connection> misconfigured(int lease, String error, Instant now) {
        return lease == data.leases() && !data.blocked()
                ? Refreshing.blocked(with(data.withBlocked(true)), error, now)
                : unchanged(this);
    }

    /** The doubt stays, and the token is sent again at once. */
    @Override
    public Option<Trouble> troubleAfterUpdate(Instant now) {
        return data.trouble().map(it -> it.triedAgainAt(now));
    }

    @Override
    public Option<Instant> due() {
        return unwarned().map(RefreshEnd::warnsAt);
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
