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
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A connection that only its user can authorize again. Its credential is purged, except for the last one while a manual
 * attempt is left; its configuration stays [pleo:non-destructive].
 *
 * @param last the credential left for one manual attempt, if every attempt before ended without a clear answer
 */
public record Unauthenticated(ConnectionData data, Cause cause, Option<SealedCredential> last) implements Connection {
    /**
     * Announces the failure, its detection, and the need for the user: the three that must be logged [pleo:logging].
     */
    static Decision<Connection, Connection> by(
            ConnectionData data, Cause cause, Event failure, EventType wanted, Instant now) {
        return by(data, cause, Option.none(), failure, wanted, now);
    }

    static Decision<Connection, Connection> byRefusal(ConnectionData data, String error, Instant now) {
        var failure = ErrorCode.in(EventType.REFRESH_FAILED.because(Cause.REFRESH_REFUSED, now), error);
        return by(data, Cause.REFRESH_REFUSED, failure, EventType.REAUTHORIZATION_REQUIRED, now);
    }

    static Decision<Connection, Connection> exhausted(
            ConnectionData data, Option<SealedCredential> last, Instant since, Instant now) {
        var failure = EventType.REFRESH_FAILED.by(new Deadline(since, Cause.IN_DOUBT_EXHAUSTED), now);
        return by(data, Cause.IN_DOUBT_EXHAUSTED, last, failure, EventType.REAUTHORIZATION_REQUIRED, now);
    }

    private static Decision<Connection, Connection> by(
            ConnectionData data,
            Cause cause,
            Option<SealedCredential> last,
            Event failure,
            EventType wanted,
            Instant now) {
        var end = new Deadline(failure.effectiveAt(), cause);
        return to(
                new Unauthenticated(data, cause, last),
                failure,
                EventType.CONNECTION_UNAUTHENTICATED.by(end, now),
                wanted.by(end, now));
    }

    @Override
    public Rejection refusal() {
        return new Rejection.Unauthenticated(cause);
    }

    @Override
    public Option<SealedCredential> sealedCredential() {
        return last;
    }

    @Override
    public Decision<Connection, Connection> linkSucceeded() {
        return unchanged(this);
    }

    @Override
    public Decision<Connection, Connection> linkSucceeded(ConnectionId duplicate) {
        return refused(this, new Rejection.DuplicateItem());
    }

    @Override
    public Decision<Connection, Connection> completeAuthorization(Connected next, ConnectionRules rules, Instant now) {
        return WithCredential.restored(next, now);
    }

    @Override
    public Decision<Connection, Acquisition> retryOnce(ConnectionRules rules, Instant now) {
        return last.filter(credential -> credential.refresh().isDefined())
                .fold(
                        () -> refused(this, refusal()),
                        credential -> Refreshing.begin(
                                data, credential, new Attempts(rules.attempts(), rules.attempts()), rules, now));
    }

    @Override
    public Unauthenticated with(SealedCredential credential) {
        return new Unauthenticated(data, cause, Option.of(credential));
    }

    @Override
    public Decision<Connection, Connection> close(Instant now) {
        return Closed.by(data, Cause.CONNECTION_CLOSED, last, now);
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.UNAUTHENTICATED;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.unauthenticated().apply(this);
    }
}
