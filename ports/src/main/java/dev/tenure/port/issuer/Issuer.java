package dev.tenure.port.issuer;

import dev.tenure.connection.Configuration;
import dev.tenure.token.Secret;

/**
 * The other side's token endpoint, as the host calls it: within the call timeout of the profile's rules, and once, with
 * no repetition of its own. Thread-safe.
 */
public interface Issuer {
    /** Sends a refresh token. An exception is taken for no answer, and goes on to the caller. */
    RefreshResult refresh(Configuration connection, Secret refreshToken);

    /**
     * Gives a token back, a refresh token if there is one: whether the other side surely takes it no more. It does not
     * either if it never knew it (RFC 7009 section 2.2), or if the login is gone there.
     */
    boolean revoke(Configuration connection, Secret token);
}
