package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.grant.Refreshable;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Option;

/** A grant that is found lacks the key to which its refresh tokens are bound. */
record Keyless() implements Fault {
    @Override
    public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
        return sound.find(id).map(found -> found.state() instanceof Refreshable grant ? keyless(found, grant) : found);
    }

    @SuppressWarnings("unchecked")
    private static <S extends Aggregate> Versioned<S> keyless(Versioned<S> found, Refreshable grant) {
        var unbound = new Refreshable(
                grant.data().withKeyBinding(Option.none()), grant.refresh(), grant.access(), grant.retry());
        return new Versioned<>((S) unbound, found.version(), found.changedAt(), found.withdrawn());
    }
}
