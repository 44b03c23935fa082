package dev.tenure.jdbc;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.JoiningStore;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/** Links and Items in the transaction of the host; clients and users only to be read. */
record JdbcJoiningStore(TokenOwners<LinkId, Link> links, TokenOwners<ItemId, Item> items, JdbcPrincipals principals)
        implements JoiningStore {
    @Override
    public Seq<Versioned<Principal>> principals(Seq<PrincipalId> ids) {
        return principals.findAll(ids);
    }
}
