package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.Supplier;

/** A caller that waited for a lock in vain is told that another was faster. */
record Waiting() implements Fault {
    @Override
    public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
            Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
        return orElse(() -> sound.commit(found, decision), Either.left(new Stale()));
    }

    @Override
    public <I extends AggregateId, S extends Aggregate> boolean confirm(
            Repository<I, S> sound, I id, Versioned<S> found) {
        return orElse(() -> sound.confirm(found), false);
    }

    @Override
    public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
            Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
        return orElse(() -> sound.changeLocked(id, decide), Either.left(new Stale()));
    }

    private static <T> T orElse(Supplier<T> call, T overtaken) {
        try {
            return call.get();
        } catch (StoreUnavailable failure) {
            if (Line.HELD.equals(failure.getMessage())) return overtaken;
            throw failure;
        }
    }
}
