package dev.tenure.inmemory;

import dev.tenure.principal.Owned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
import io.vavr.control.Option;

/** Aggregates that belong to clients and users, whose withdrawals are read with them. */
class InMemoryOwnedRepository<I extends AggregateId, S extends Owned<S>> extends InMemoryExpiringRepository<I, S> {
    private final InMemoryRepository<PrincipalId, Principal> principals;

    InMemoryOwnedRepository(InMemoryOutbox outbox, InMemoryRepository<PrincipalId, Principal> principals) {
        super(outbox);
        this.principals = principals;
    }

    @Override
    final Option<End> withdrawn(S state) {
        var ownership = state.ownership();
        return ownership.withdrawn(
                principal(PrincipalId.of(ownership.client())),
                ownership.user().map(user -> principal(PrincipalId.of(ownership.client(), user))));
    }

    private Principal principal(PrincipalId id) {
        return principals.row(id).map(Row::state).getOrElse(() -> Principal.of(id));
    }
}
