package dev.tenure.connection;

import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** A healthy connection: its credential is available for every purpose. */
public record Connected(ConnectionData data, SealedCredential credential) implements Idle {
    /** Takes the credential that an authorization returned; nothing known of an earlier one's health remains. */
    static Connected first(ConnectionData data, SealedCredential fresh) {
        return new Connected(data.inHealth(Option.none()).withNextCredential().withAdvised(Option.none()), fresh);
    }

    @Override
    public Either<Rejection, Idle> admits(Purpose use) {
        return Either.right(this);
    }

    @Override
    public ConnectionState state() {
        return ConnectionState.CONNECTED;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.connected().apply(this);
    }
}
