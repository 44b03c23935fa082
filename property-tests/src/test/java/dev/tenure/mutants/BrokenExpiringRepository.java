package dev.tenure.mutants;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import java.time.Instant;
import java.util.function.Function;

/** The same of aggregates that time changes. */
class BrokenExpiringRepository<I extends AggregateId, S extends Expiring<S>> extends BrokenRepository<I, S>
        implements ExpiringRepository<I, S> {
    private final ExpiringRepository<I, S> sound;

    BrokenExpiringRepository(ExpiringRepository<I, S> sound, Function<S, I> name, Fault fault) {
        super(sound, name, fault);
        this.sound = sound;
    }

    @Override
    public final SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return fault().settle(sound, now, limit, rule);
    }

    @Override
    public final int purge(Instant overSince, int limit) {
        return fault().forget(sound::purge, overSince, limit);
    }
}
