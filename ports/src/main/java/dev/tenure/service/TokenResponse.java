package dev.tenure.service;

import dev.tenure.connection.RemoteId;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What an authorization at the other side brought.
 *
 * @param refresh what brings the next; none if there is none
 * @param expiresIn the access token's lifetime; none if it has none, or none was said
 * @param remoteId what the other side calls the login; none if it has no name there
 * @param askedAt before the request was sent: the lifetime counts from then
 */
public record TokenResponse(
        Secret access,
        Option<Secret> refresh,
        Option<Duration> expiresIn,
        Option<RemoteId> remoteId,
        Instant askedAt) {}
