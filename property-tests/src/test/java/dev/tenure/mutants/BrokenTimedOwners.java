package dev.tenure.mutants;

import dev.tenure.decision.Decision;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import dev.tenure.token.OwnerId;
import java.time.Instant;
import java.util.function.Function;

/** The same of owners that time changes. */
class BrokenTimedOwners<I extends OwnerId, S extends Timed<S>> extends BrokenOwners<I, S> implements TimedOwners<I, S> {
    private final TimedOwners<I, S> sound;

    BrokenTimedOwners(TimedOwners<I, S> sound, Function<S, I> name, Fault fault) {
        super(sound, name, fault);
        this.sound = sound;
    }

    @Override
    public final Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return fault().settle(sound, now, limit, rule);
    }

    @Override
    public final int forget(Instant overSince, int limit) {
        return fault().forget(sound, overSince, limit);
    }
}
