package dev.tenure.connection;

import dev.tenure.decision.Rejection;
import dev.tenure.token.Purpose;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Healthy: its credential is lent for everything. */
public record Connected(ConnectionData data, SealedCredential credential) implements Idle {
    /** With the credential that an authorization brought; what was known of an earlier one's health is over. */
    static Connected first(ConnectionData data, SealedCredential fresh, Option<RemoteId> remoteId) {
        return new Connected(
                data.inHealth(Option.none())
                        .withNextCredential()
                        .withAdvised(Option.none())
                        .withRemoteId(remoteId.orElse(data.remoteId())),
                fresh);
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
