package dev.tenure.port.store;

import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/**
 * Links and Items kept by a host's own transaction: what is written counts from the host's commit, and is gone with its
 * roll back. Nothing is withdrawn, swept or relayed through it: that is for a {@link Store}, and its own transactions.
 * After {@link Stale} the host must roll back. Without a transaction of the host it throws
 * {@link IllegalStateException}.
 */
public interface JoiningStore {
    /** The Links. */
    LinkRepository links();

    /** The Items. */
    ItemRepository items();

    /** How these clients and users stand, for what is born under them; as {@link PrincipalRepository#findAll}. */
    Seq<Versioned<Principal>> principals(Seq<PrincipalId> ids);
}
