package dev.tenure.port.store;

import dev.tenure.port.outbox.Outbox;

/** The repositories and the outbox of one place that commits atomically. */
public interface Store {
    /** The Links. */
    LinkRepository links();

    /** The Items. */
    ItemRepository items();

    /** The grants. */
    GrantRepository grants();

    /** The connections. */
    ConnectionRepository connections();

    /** The clients and users that were ever withdrawn. */
    PrincipalRepository principals();

    /** The events that wait for delivery. */
    Outbox outbox();

    /** The last run of the sweep. */
    LastRun lastRun();
}
