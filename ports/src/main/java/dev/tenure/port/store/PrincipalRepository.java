package dev.tenure.port.store;

import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/**
 * The repository of clients and users that were ever withdrawn. Withdrawals have one order, that of their recording: an
 * aggregate is found with the first of those that closed one of its {@link dev.tenure.principal.Ownership#epochs}.
 */
public interface PrincipalRepository extends Repository<PrincipalId, Principal> {
    /**
     * Returns the stored ones among these, in this order and each once. Unless an adapter can query all at once, it
     * calls {@link #find} for one after the other.
     */
    default Seq<Versioned<Principal>> findAll(Seq<PrincipalId> ids) {
        return ids.distinct().flatMap(this::find);
    }
}
