package dev.tenure.service;

import dev.tenure.connection.RemoteId;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.service.internal.NewTokens;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The provider's answer to an authorization: {@code TokenResponse.of(access, askedAt).withRefresh(refresh)}.
 *
 * @param refresh the token for the next refresh; none if the provider issued none
 * @param expiresIn the access token's lifetime; none if it has none, or if the provider named none
 * @param refreshExpiresIn the refresh token's lifetime; none if it has none, or if the provider named none
 * @param remoteId the provider's id of the login; none if it has none there
 * @param askedAt an instant before the request was sent: the lifetime counts from then
 */
public record TokenResponse(
        Secret access,
        Option<Secret> refresh,
        Option<Duration> expiresIn,
        Option<Duration> refreshExpiresIn,
        Option<RemoteId> remoteId,
        Instant askedAt) {
    /** Returns an answer with an access token and nothing more. */
    public static TokenResponse of(Secret access, Instant askedAt) {
        return new TokenResponse(access, Option.none(), Option.none(), Option.none(), Option.none(), askedAt);
    }

    /** Returns the tokens that a token endpoint issued, without the id of their login. */
    public static TokenResponse of(RefreshResult.Renewed issued, Instant askedAt) {
        return new TokenResponse(
                issued.access(),
                issued.refresh(),
                issued.expiresIn(),
                issued.refreshExpiresIn(),
                Option.none(),
                askedAt);
    }

    /** Adds a refresh token. */
    public TokenResponse withRefresh(Secret token) {
        return new TokenResponse(access, Option.of(token), expiresIn, refreshExpiresIn, remoteId, askedAt);
    }

    /** Sets the lifetime of the access token. */
    public TokenResponse expiringIn(Duration lifetime) {
        return new TokenResponse(access, refresh, Option.of(lifetime), refreshExpiresIn, remoteId, askedAt);
    }

    /** Sets the lifetime of the refresh token, before whose end the connection is kept alive. */
    public TokenResponse withRefreshExpiringIn(Duration lifetime) {
        return new TokenResponse(access, refresh, expiresIn, Option.of(lifetime), remoteId, askedAt);
    }

    /** Sets the instant from which the provider no longer accepts the refresh token. */
    public TokenResponse withRefreshExpiringAt(Instant end) {
        return withRefreshExpiringIn(Duration.between(askedAt, end));
    }

    /** Sets the provider's id of the login. */
    public TokenResponse withRemoteId(RemoteId id) {
        return new TokenResponse(access, refresh, expiresIn, refreshExpiresIn, Option.of(id), askedAt);
    }

    NewTokens tokens() {
        return new NewTokens(access, refresh, expiresIn, refreshExpiresIn, askedAt);
    }
}
