package dev.tenure.connection;

/** The state of a connection, by the words that are stored. */
public enum ConnectionState {
    /** The user is on the way to the provider. */
    AWAITING_AUTHORIZATION,
    /** The credential is available for everything. */
    CONNECTED,
    /** The login waits for its user; the credential is available only to manage the login. */
    NEEDS_UPDATE,
    /** One caller renews the credential. */
    REFRESHING,
    /** It is unknown whether the refresh token was used. */
    IN_DOUBT,
    /** The credential has ended; only the user can authorize another. */
    UNAUTHENTICATED,
    /** The connection has ended. */
    CLOSED
}
