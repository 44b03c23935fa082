package dev.tenure.stories.token;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** A repository that must not be called: every method fails the test. */
class UntouchableRepository<I extends AggregateId, S extends Expiring<S>> implements ExpiringRepository<I, S> {
    @Override
    public Option<Versioned<S>> find(I id) {
        throw asked();
    }

    @Override
    public Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        throw asked();
    }

    @Override
    public Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        throw asked();
    }

    @Override
    public boolean confirm(Versioned<S> found) {
        throw asked();
    }

    @Override
    public <R> Either<Stale, Option<Decision<S, R>>> changeLocked(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        throw asked();
    }

    @Override
    public SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        throw asked();
    }

    @Override
    public int purge(Instant overSince, int limit) {
        throw asked();
    }

    static AssertionError asked() {
        return new AssertionError("the store was asked");
    }
}
