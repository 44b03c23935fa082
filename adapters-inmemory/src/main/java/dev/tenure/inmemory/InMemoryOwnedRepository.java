package dev.tenure.inmemory;

import dev.tenure.principal.Owned;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
import io.vavr.control.Option;

/** Aggregates that belong to clients and users, whose withdrawals are read with them. */
class InMemoryOwnedRepository<I extends AggregateId, S extends Owned<S>> extends InMemoryExpiringRepository<I, S> {
    private final InMemoryPrincipalRepository principals;

    InMemoryOwnedRepository(InMemoryOutbox outbox, InMemoryPrincipalRepository principals) {
        super(outbox);
        this.principals = principals;
    }

    @Override
    final Option<End> withdrawn(S state) {
        return principals.withdrawn(state.ownership(), state.environment());
    }
}
