package dev.tenure.connection;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.time.Instant;

/** A connection without a credential, whose user is on the way through authorization. */
public record AwaitingAuthorization(ConnectionData data) implements Connection {
    @Override
    public Rejection refusal() {
        return new Rejection.NotConnected();
    }

    @Override
    public Decision<Connection, Connection> linkSucceeded(
            TokenHash publicToken, Instant issuedAt, ConnectionRules rules, Instant now) {
        return Exchanges.claim(this, this::with, publicToken, Exchanges.endOf(issuedAt, rules), rules, now);
    }

    private AwaitingAuthorization with(ConnectionData changed) {
        return new AwaitingAuthorization(changed);
    }

    @Override
    public Decision<Connection, Connection> linkSucceeded(ConnectionId duplicate) {
        return refused(this, new Rejection.DuplicateItem());
    }

    @Override
    public Decision<Connection, Connection> exchangeFailed(Instant now) {
        return Exchanges.failed(this::with, data, now);
    }

    @Override
    public Decision<Connection, Connection> completeAuthorization(Connected next, ConnectionRules rules, Instant now) {
        return to(next, EventType.CONNECTION_CONNECTED.at(now), EventType.CREDENTIAL_REPLACED.at(now));
    }

    @Override
    public Decision<Connection, Connection> close(Instant now) {
        return Closed.by(data, Cause.CONNECTION_CLOSED, Option.none(), now);
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.AWAITING_AUTHORIZATION;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.awaitingAuthorization().apply(this);
    }
}
