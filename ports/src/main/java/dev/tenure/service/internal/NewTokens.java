package dev.tenure.service.internal;

import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The tokens that a provider issued, before they are sealed.
 *
 * @param expiresIn the access token's lifetime, if the provider stated it
 * @param refreshExpiresIn the refresh token's lifetime, if the provider stated it
 * @param askedAt an instant before the request was sent, from which both lifetimes count
 */
public record NewTokens(
        Secret access,
        Option<Secret> refresh,
        Option<Duration> expiresIn,
        Option<Duration> refreshExpiresIn,
        Instant askedAt) {}
