package dev.tenure.inmemory;

import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;

/** The withdrawn clients and users in memory. */
final class InMemoryPrincipalRepository extends InMemoryRepository<PrincipalId, Principal>
        implements PrincipalRepository {
    InMemoryPrincipalRepository(InMemoryOutbox outbox) {
        super(outbox);
    }
}
