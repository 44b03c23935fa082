package dev.tenure.connection;

import java.time.Instant;

/**
 * The end of a refresh token, as the provider stated it. Before it, an unused credential is renewed to keep it alive.
 *
 * @param renewsAt the instant from which the credential is renewed, whether or not its access token is still good
 * @param warnsAt the instant from which the host is warned, once
 * @param at the instant from which the provider no longer accepts the refresh token
 */
public record RefreshEnd(Instant renewsAt, Instant warnsAt, Instant at) {
    /** Returns the same end of a token that no renewal replaces. */
    RefreshEnd fixed() {
        return new RefreshEnd(at, warnsAt, at);
    }
}
