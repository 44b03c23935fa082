package dev.tenure.mutants;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.port.Owners;
import dev.tenure.port.Stale;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/** Sound owners with one fault. */
class BrokenOwners<I extends OwnerId, S extends Owner> implements Owners<I, S> {
    private final Owners<I, S> sound;
    private final Function<S, I> name;
    private final Fault fault;

    BrokenOwners(Owners<I, S> sound, Function<S, I> name, Fault fault) {
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
    public final <R> Option<Decision<S, R>> lockedChange(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        return fault.lockedChange(sound, id, decide);
    }
}
