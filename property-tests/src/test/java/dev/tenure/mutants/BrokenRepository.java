package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** Sound aggregates with one fault. */
class BrokenRepository<I extends AggregateId, S extends Aggregate> implements Repository<I, S> {
    private final Repository<I, S> sound;
    private final Function<S, I> name;
    private final Fault fault;

    BrokenRepository(Repository<I, S> sound, Function<S, I> name, Fault fault) {
        this.sound = sound;
        this.name = name;
        this.fault = fault;
    }

    final Fault fault() {
        return fault;
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return fault.find(sound, id);
    }

    @Override
    public final Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        return fault.add(sound, decision);
    }

    @Override
    public final Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        return fault.commit(sound, name.apply(found.state()), found, decision);
    }

    @Override
    public final boolean confirm(Versioned<S> found) {
        return fault.confirm(sound, name.apply(found.state()), found);
    }

    @Override
    public final <R> Either<Stale, Option<Decision<S, R>>> changeLocked(
            I id, Function<Versioned<S>, Decision<S, R>> decide) {
        return fault.lockedChange(sound, id, decide);
    }
}
