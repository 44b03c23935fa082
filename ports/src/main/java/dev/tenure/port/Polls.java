package dev.tenure.port;

import dev.tenure.custody.CustodyId;

/** Asks the other side how a login stands, some time soon; what it says comes back as a snapshot. Thread-safe. */
@FunctionalInterface
public interface Polls {
    /** A poll is wanted; the snapshot is to bear this health version. It may be asked for more than once. */
    void ask(CustodyId custody, int healthVersion);
}
