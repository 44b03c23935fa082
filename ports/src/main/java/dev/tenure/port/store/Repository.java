package dev.tenure.port.store;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * The stored aggregates of one kind. What is committed is visible to every later read. An adapter stores a decision whole
 * (the state, the tokens, the founded aggregates, the events) or not at all.
 *
 * <p>Contention is a value. A broken world is an exception: {@link StoreUnavailable} if surely nothing happened,
 * {@link OutcomeUnknown} if it may have. Never is a failure turned into an empty answer. Thread-safe.
 */
public interface Repository<I extends AggregateId, S extends Aggregate> {
    /** The aggregate of this name as it is stored, with the withdrawals that concern it. */
    Option<Versioned<S>> find(I id);

    /** Stores an aggregate that is new, at version 1; {@link Stale} if its name is taken. */
    Either<Stale, Versioned<S>> add(Decision<S, ?> decision);

    /**
     * Stores a decision made on what was found, one version higher, recorded when its events were; {@link Stale} if
     * the stored version is another. A decision without events is not for storing. Whoever was withdrawn meanwhile is
     * not read again.
     */
    Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision);

    /**
     * Makes what was found as durable as a commit: writes it once more as it stands, by the same compare-and-set, waits for
     * whoever is changing it, and commits before it answers. No version rises and nothing is told; false if the stored
     * version is another. A read does not do: it also finds a change whose commit was cut short, and that may be lost yet.
     */
    boolean confirm(Versioned<S> found);

    /**
     * Decides while nobody else can change the aggregate, and stores what was decided; for ends, which must not lose. One that
     * changes nothing has found what is as durable as a commit. None if there is no such aggregate.
     */
    <R> Option<Decision<S, R>> changeLocked(I id, Function<Versioned<S>, Decision<S, R>> decide);
}
