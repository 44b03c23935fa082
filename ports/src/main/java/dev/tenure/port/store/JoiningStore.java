package dev.tenure.port.store;

import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/**
 * Links, Items and grants in the host's own transaction: their changes take effect at the host's commit, and vanish
 * with its rollback. It does not withdraw, sweep or relay: a {@link Store} does, in its own transactions. After {@link
 * Stale} the host must roll back. Without a transaction of the host it throws {@link IllegalStateException}.
 */
public interface JoiningStore {
    /** The Links. */
    LinkRepository links();

    /** The Items. */
    ItemRepository items();

    /** The grants. */
    GrantRepository grants();

    /**
     * Returns these clients and users, as the ownership of new aggregates needs them; as {@link
     * PrincipalRepository#findAll}.
     */
    Seq<Versioned<Principal>> principals(Seq<PrincipalId> ids);
}
