package dev.tenure.service;

import dev.tenure.connection.ConnectionId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Somebody else's access token, to call their API with.
 *
 * @param version which of the connection's credentials it is: what is reported of it is about this one
 * @param safeUntil until when it can be used without asking again; none if without end
 */
public record Credential(ConnectionId connection, int version, Secret access, Option<Instant> safeUntil) {}
