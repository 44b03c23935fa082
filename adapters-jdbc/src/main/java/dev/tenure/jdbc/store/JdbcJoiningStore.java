package dev.tenure.jdbc.store;

import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.store.JoiningStore;
import dev.tenure.port.store.TokenRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/** Links and Items in the transaction of the host; clients and users only to be read. */
public record JdbcJoiningStore(
        TokenRepository<LinkId, Link> links, TokenRepository<ItemId, Item> items, JdbcPrincipalRepository principals)
        implements JoiningStore {
    @Override
    public Seq<Versioned<Principal>> principals(Seq<PrincipalId> ids) {
        return principals.findAll(ids);
    }
}
