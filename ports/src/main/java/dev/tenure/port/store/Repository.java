package dev.tenure.port.store;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The stored aggregates of one kind. A committed change is visible to every later read. An adapter stores a decision
 * whole (the state, the tokens, the created aggregates, the events) or not at all.
 *
 * <p>Contention that another caller won is a value. A lock that nobody released in time is a failure. A failure is an
 * exception: {@link StoreUnavailable} if certainly nothing happened, {@link OutcomeUnknown} if it may have. A failure
 * never becomes an empty answer. Thread-safe.
 */
public interface Repository<I extends AggregateId, S extends Aggregate> {
    /** Returns the aggregate with this id as it is stored, with the withdrawals that concern it. */
    Option<Versioned<S>> find(I id);

    /** Stores an aggregate that is new, at version 1; {@link Stale} if its id, or a token that it issues, is taken. */
    Either<Stale, Versioned<S>> add(Decision<S, ?> decision);

    /**
     * Stores a decision on the aggregate found, one version higher, recorded when its events were; {@link Stale} if the
     * stored version is another, or a token that it issues is taken. A decision without events is not to be stored. A
     * withdrawal since the read is not read again.
     */
    Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision);

    /**
     * Makes an aggregate as durable as a commit: writes it once more as it was found, by the same compare-and-set,
     * waits for any caller that is changing it, and commits before it returns. No version rises and nothing is
     * announced. Returns false if the stored version is another. A read is not enough: it also finds a change whose
     * commit was cut short, and that may still be lost.
     */
    boolean confirm(Versioned<S> found);

    /**
     * Decides while no other caller can change the aggregate, and stores the decision; for ends, which must not lose. A
     * decision that changes nothing makes the aggregate as durable as a commit. None if there is no such aggregate. A
     * decision that creates an aggregate whose id is taken stores nothing, and throws. {@link Stale} if another caller
     * was faster even so, as the store's isolation can have it: nothing was stored, and the call can be made again.
     */
    <R> Either<Stale, Option<Decision<S, R>>> changeLocked(I id, Function<Versioned<S>, Decision<S, R>> decide);
}
