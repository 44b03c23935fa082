package dev.tenure.connection;

/** The state of a connection, by the words that are stored. */
public enum ConnectionState {
    /** Its user is on the way to the provider. */
    AWAITING_AUTHORIZATION,
    /** The credential is lent for everything. */
    CONNECTED,
    /** The login waits for its user; the credential is lent to manage the login alone. */
    NEEDS_UPDATE,
    /** One caller renews the credential. */
    REFRESHING,
    /** It is unknown whether the refresh token was used. */
    IN_DOUBT,
    /** The credential is gone; only the user brings another. */
    UNAUTHENTICATED,
    /** The connection is over. */
    CLOSED
}
