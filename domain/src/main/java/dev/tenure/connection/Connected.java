package dev.tenure.connection;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A healthy connection: its credential is available for every purpose. */
public record Connected(ConnectionData data, SealedCredential credential) implements Idle {
    /** Takes the credential that an authorization returned; nothing known of an earlier one's health remains. */
    static Connected first(ConnectionData data, SealedCredential fresh) {
        var next = data.inHealth(Option.none()).withNextCredential();
        return new Connected(
                next.withAnnouncedEnds(Vector.empty())
                        .withTrouble(Option.none())
                        .withFreshUntil(Option.none())
                        .withExchange(Option.none()),
                fresh);
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
