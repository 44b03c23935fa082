package dev.tenure.port.store;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** The repositories and the outbox of one place that commits atomically. */
public interface Store {
    /** The Links. */
    TokenRepository<LinkId, Link> links();

    /** The Items. */
    TokenRepository<ItemId, Item> items();

    /** The grants. */
    GrantRepository grants();

    /** The connections. */
    ConnectionRepository connections();

    /** The clients and users that were ever withdrawn. */
    Repository<PrincipalId, Principal> principals();

    /** The events that wait for delivery. */
    Outbox outbox();

    /** The last run of the sweep. */
    LastRun lastRun();
}
