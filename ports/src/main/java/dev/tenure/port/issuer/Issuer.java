package dev.tenure.port.issuer;

import dev.tenure.connection.Configuration;
import dev.tenure.token.Secret;

/**
 * The provider's token endpoint, as the host calls it: within the call timeout of the profile's rules, and once,
 * without retries of its own. Thread-safe.
 */
public interface Issuer {
    /**
     * Sends a refresh token. A {@link ResponseTable} reads the provider's response. An exception counts as no answer, and
     * propagates to the caller.
     */
    RefreshResult refresh(Configuration connection, Secret refreshToken);

    /**
     * Obtains a credential by the app's own credentials, without a user (RFC 6749 section 4.4), as often as it is asked
     * to. An error here concerns the host's set-up, and never a user. An issuer that knows no such credentials refuses
     * to: it throws {@link UnsupportedOperationException}.
     */
    default RefreshResult obtain(Configuration connection) {
        throw new UnsupportedOperationException("this issuer knows no credentials of the app");
    }

    /**
     * Revokes a token, the refresh token if there is one. Returns true if the provider certainly no longer accepts it:
     * also if it never knew the token (RFC 7009 section 2.2), or no longer has the login.
     */
    boolean revoke(Configuration connection, Secret token);
}
