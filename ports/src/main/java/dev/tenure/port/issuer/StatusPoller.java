package dev.tenure.port.issuer;

import dev.tenure.connection.ConnectionId;

/**
 * Polls the provider for the status of a login, soon and not at once; the status comes back by a report. Thread-safe.
 */
@FunctionalInterface
public interface StatusPoller {
    /** Requests a poll, whose status must carry this health version. The same poll may be requested more than once. */
    void ask(ConnectionId connection, int healthVersion);
}
