package dev.tenure.port.issuer;

import dev.tenure.connection.ConnectionId;

/** Asks the other side how a login stands, some time soon; what it says comes back as a snapshot. Thread-safe. */
@FunctionalInterface
public interface StatusPoller {
    /** A poll is wanted; the snapshot is to bear this health version. It may be asked for more than once. */
    void ask(ConnectionId connection, int healthVersion);
}
