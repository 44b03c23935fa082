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
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A connection that only its user can authorize again. Its credential is purged; its configuration stays
 * [pleo:non-destructive].
 */
public record Unauthenticated(ConnectionData data, Cause cause) implements Connection {
    /**
     * Announces the failure, its detection, and the need for the user: the three that must be logged [pleo:logging].
     */
    static Decision<Connection, Connection> by(
            ConnectionData data, Cause cause, Event failure, EventType wanted, Instant now) {
        var end = new Deadline(failure.effectiveAt(), cause);
        return to(
                new Unauthenticated(data.withTrouble(Option.none()).withFreshUntil(Option.none()), cause),
                failure,
                EventType.CONNECTION_UNAUTHENTICATED.by(end, now),
                wanted.by(end, now));
    }

    static Decision<Connection, Connection> byRefusal(ConnectionData data, String error, Instant now) {
        var failure = ErrorCode.in(EventType.REFRESH_FAILED.because(Cause.REFRESH_REFUSED, now), error);
        return by(data, Cause.REFRESH_REFUSED, failure, EventType.REAUTHORIZATION_REQUIRED, now);
    }

    @Override
    public Rejection refusal() {
        return new Rejection.Unauthenticated(cause);
    }

    @Override
    public Decision<Connection, Connection> linkSucceeded(
            TokenHash publicToken, Instant issuedAt, ConnectionRules rules, Instant now) {
        return Exchanges.claim(this, this::with, publicToken, Exchanges.endOf(issuedAt, rules), rules, now);
    }

    @Override
    public Decision<Connection, Connection> exchangeFailed(Instant now) {
        return data.exchange().isEmpty() ? unchanged(this) : Exchanges.failed(this::with, data, now);
    }

    private Unauthenticated with(ConnectionData changed) {
        return new Unauthenticated(changed, cause);
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
    public Decision<Connection, Connection> close(Instant now) {
        return Closed.by(data, Cause.CONNECTION_CLOSED, Option.none(), now);
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
