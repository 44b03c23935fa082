package dev.tenure.port;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** Everything that is kept, in one place that commits atomically. */
public interface Store {
    /** The Links. */
    TokenOwners<LinkId, Link> links();

    /** The Items. */
    TokenOwners<ItemId, Item> items();

    /** The grants. */
    GrantOwners grants();

    /** The custodies. */
    CustodyOwners custodies();

    /** The clients and users that were ever withdrawn. */
    Owners<PrincipalId, Principal> principals();

    /** The events that wait for delivery. */
    Outbox outbox();

    /** When housekeeping last ran. */
    Runs runs();
}
