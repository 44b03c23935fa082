package dev.tenure.inmemory;

import dev.tenure.principal.Allied;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.time.End;
import dev.tenure.token.OwnerId;
import io.vavr.control.Option;

/** Owners that stand under clients and users, whose withdrawals are read with them. */
class InMemoryAlliedOwners<I extends OwnerId, S extends Allied<S>> extends InMemoryTimedOwners<I, S> {
    private final InMemoryOwners<PrincipalId, Principal> principals;

    InMemoryAlliedOwners(InMemoryOutbox outbox, InMemoryOwners<PrincipalId, Principal> principals) {
        super(outbox);
        this.principals = principals;
    }

    @Override
    final Option<End> withdrawn(S state) {
        var allegiance = state.allegiance();
        return allegiance.withdrawn(
                principal(PrincipalId.of(allegiance.client())),
                allegiance.user().map(user -> principal(PrincipalId.of(allegiance.client(), user))));
    }

    private Principal principal(PrincipalId id) {
        return principals.row(id).map(Row::state).getOrElse(() -> Principal.of(id));
    }
}
