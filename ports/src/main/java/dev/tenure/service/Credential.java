package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.SealedCredential;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A provider's access token, for calls to its API.
 *
 * @param version the number of this credential in its connection: a report is about exactly this one
 * @param safeUntil the instant until which it is usable without a new request; none if without end
 */
public record Credential(ConnectionId connection, int version, Secret access, Option<Instant> safeUntil) {
    /** Returns a connection's current credential with its token in clear. */
    static Credential of(Connection connection, Secret access) {
        return new Credential(
                connection.id(),
                connection.data().credentialVersion(),
                access,
                connection.sealedCredential().flatMap(SealedCredential::safeUntil));
    }
}
