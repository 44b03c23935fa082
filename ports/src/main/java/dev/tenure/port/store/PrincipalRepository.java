package dev.tenure.port.store;

import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.Seq;

/** The clients and users that were ever withdrawn. */
public interface PrincipalRepository extends Repository<PrincipalId, Principal> {
    /**
     * Those of these names that are there, in this order and each once: as {@link #find} one by one, which it is unless
     * the adapter can ask for all at once.
     */
    default Seq<Versioned<Principal>> findAll(Seq<PrincipalId> ids) {
        return ids.distinct().flatMap(this::find);
    }
}
