package dev.tenure.jdbc.store;

import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.JoiningStore;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/** Links, Items and grants in the host's transaction. Clients and users are read-only. */
public record JdbcJoiningStore(
        LinkRepository links, ItemRepository items, GrantRepository grants, JdbcPrincipalRepository principals)
        implements JoiningStore {
    @Override
    public Seq<Versioned<Principal>> principals(Seq<PrincipalId> ids) {
        return principals.findAll(ids);
    }
}
