package dev.tenure.service;

import dev.tenure.port.store.GrantRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;

/**
 * The beginnings and ends of grants, and the ends of their retry windows, each in the host's transaction: a command
 * makes one attempt, and takes effect with the host's commit. Exchanges and refreshes are not here: a refusal that ends
 * a grant must be stored even if the host rolls back. A limit of grants counts what the transaction sees: two that run
 * at once may exceed it until the next grant. Thread-safe.
 */
public final class GrantsInTransaction extends GrantService {
    GrantsInTransaction(GrantRepository grants, PrincipalEpochs epochs, ServiceContext services) {
        super(grants, epochs, services, AttemptLimit.ONCE);
    }
}
