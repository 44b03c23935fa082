package dev.tenure.mutants;

import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** The same of clients and users. */
final class BrokenPrincipalRepository extends BrokenRepository<PrincipalId, Principal> implements PrincipalRepository {
    BrokenPrincipalRepository(PrincipalRepository sound, Fault fault) {
        super(sound, Principal::id, fault);
    }
}
