package dev.tenure.connection;

import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The end of a connection, which takes no command.
 *
 * @param last the credential that the provider might still accept, stored until it is revoked there
 */
public record Closed(ConnectionData data, End end, Option<SealedCredential> last) implements Connection {
    static Decision<Connection, Connection> by(
            ConnectionData data, Cause cause, Option<SealedCredential> last, Instant now) {
        var atRest = data.withTrouble(Option.none()).withFreshUntil(Option.none());
        return to(new Closed(atRest, new End(cause, now), last), EventType.CONNECTION_CLOSED.because(cause, now));
    }

    @Override
    public Rejection refusal() {
        return new Rejection.ConnectionClosed(end.cause());
    }

    @Override
    public Option<Instant> endedSince() {
        return Option.of(end.at());
    }

    @Override
    public Option<SealedCredential> sealedCredential() {
        return last;
    }

    @Override
    public Decision<Connection, Connection> revoked(Instant now) {
        return last.isEmpty()
                ? unchanged(this)
                : to(new Closed(data, end, Option.none()), EventType.CREDENTIAL_REVOKED.at(now));
    }

    @Override
    public Closed with(SealedCredential credential) {
        return new Closed(data, end, Option.of(credential));
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.CLOSED;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.closed().apply(this);
    }
}
