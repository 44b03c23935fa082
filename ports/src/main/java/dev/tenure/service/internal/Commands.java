package dev.tenure.service.internal;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The only way to change an aggregate: a command decides on the aggregate as found, and one compare-and-set commits the
 * decision. A command that loses to another caller finds its aggregate again by its id. Thread-safe.
 */
public final class Commands<I extends AggregateId, A extends Aggregate> {
    private final Repository<I, A> repository;
    private final Function<A, I> idOf;
    private final Environment environment;
    private final CommandClock clock;
    private final AttemptLimit attemptLimit;
    private final boolean looks;
    private final Predicate<Decision<A, ?>> hasRest;

    /** Commands on the aggregates of a repository that belong to this environment. */
    public Commands(
            Repository<I, A> repository,
            Function<A, I> idOf,
            Environment environment,
            CommandClock clock,
            AttemptLimit attemptLimit) {
        this(repository, idOf, environment, clock, attemptLimit, true, decision -> true);
    }

    private Commands(
            Repository<I, A> repository,
            Function<A, I> idOf,
            Environment environment,
            CommandClock clock,
            AttemptLimit attemptLimit,
            boolean looks,
            Predicate<Decision<A, ?>> hasRest) {
        this.repository = repository;
        this.idOf = idOf;
        this.environment = environment;
        this.clock = clock;
        this.attemptLimit = attemptLimit;
        this.looks = looks;
        this.hasRest = hasRest;
    }

    /**
     * Returns the same commands for decisions that two callers may make alike: reading cannot tell whose decision was
     * stored.
     */
    public Commands<I, A> withoutLooking() {
        return new Commands<>(repository, idOf, environment, clock, attemptLimit, false, hasRest);
    }

    /**
     * Returns the same commands for decisions of which more is stored than the state: only a decision of which this
     * finds the rest was stored.
     */
    public Commands<I, A> proving(Predicate<Decision<A, ?>> rest) {
        return new Commands<>(repository, idOf, environment, clock, attemptLimit, looks, rest);
    }

    /** Finds an aggregate by its id. One of another environment is not found. */
    public Either<Rejection, Versioned<A>> find(I id) {
        return repository
                .find(id)
                .filter(found -> found.state().environment() == environment)
                .toEither(Rejection.NotFound::new);
    }

    /** Stores a new aggregate under its fresh random id. */
    public <R> Either<Rejection, R> add(Decision<A, R> decision) {
        for (var tries = 0; tries < attemptLimit.tries(); tries++)
            if (repository.add(decision).isRight()) return decision.reply();
        return Either.left(new Rejection.Conflict());
    }

    /**
     * Changes an aggregate. If it keeps losing to other callers, it has done nothing: it answers {@link
     * Rejection.Conflict} if one of them changed the aggregate, and throws {@link StoreUnavailable} if nobody did. A
     * rejection that changes the aggregate must be stored, so it is decided again with the aggregate locked.
     */
    public <R> Either<Rejection, R> change(Versioned<A> first, Command<A, R> command) {
        var now = clock.now();
        var found = first;
        for (var tries = 1; ; tries++) {
            var context = clock.contextFor(found, now);
            if (context.isLeft()) return Either.left(context.getLeft());
            var decision = command.decide(found.state(), context.get());
            if (isStored(found, decision)) return decision.reply();
            if (decision.reply().isLeft()) return changeLocked(found, command, now);
            if (attemptLimit == AttemptLimit.ONCE) return Either.left(new Rejection.Conflict());
            var again = find(idOf.apply(found.state()));
            if (again.isLeft()) return Either.left(again.getLeft());
            found = again.get();
            if (tries == attemptLimit.tries()) return Either.left(overtaken(first, found));
        }
    }

    private static Rejection overtaken(Versioned<?> first, Versioned<?> last) {
        if (last.version() == first.version()) throw contended();
        return new Rejection.Conflict();
    }

    private static StoreUnavailable contended() {
        return new StoreUnavailable("others contended for the aggregate for too long");
    }

    /**
     * Ends an aggregate, and insists until the host's timeout for contention. An end that changes nothing answers for
     * an earlier one, which may not be durable yet: the row is confirmed first.
     */
    public <R> Either<Rejection, R> end(Versioned<A> found, Command<A, R> command) {
        var now = clock.now();
        var decision = command.decide(found.state(), clock.contextForEnd(found, now));
        var isDone = decision.changes() ? isStored(found, decision) : repository.confirm(found);
        return isDone ? decision.reply() : insist(found, command, now);
    }

    /** Records a fact that must not be lost, and insists as well; a fact that changes nothing counts as stored. */
    public <R> Either<Rejection, R> record(Versioned<A> found, Command<A, R> command) {
        var now = clock.now();
        var decision = command.decide(found.state(), clock.contextForEnd(found, now));
        return isStored(found, decision) ? decision.reply() : insist(found, command, now);
    }

    /**
     * Decides again with the aggregate locked, but not in the host's transaction, where the host can only roll back.
     */
    private <R> Either<Rejection, R> insist(Versioned<A> found, Command<A, R> command, Instant now) {
        return switch (attemptLimit) {
            case ONCE -> Either.left(new Rejection.Conflict());
            case MANY_TIMES -> changeLocked(found, command, now);
        };
    }

    private <R> Either<Rejection, R> changeLocked(Versioned<A> found, Command<A, R> command, Instant now) {
        var id = idOf.apply(found.state());
        while (true) {
            var decided = repository.changeLocked(
                    id, locked -> command.decide(locked.state(), clock.contextForEnd(locked, now)));
            if (decided.isRight())
                return decided.get().fold(() -> Either.left(new Rejection.NotFound()), Decision::reply);
            if (clock.isTimedOut(now)) throw contended();
        }
    }

    private boolean isStored(Versioned<A> found, Decision<A, ?> decision) {
        if (!decision.changes()) return true;
        try {
            return repository.commit(found, decision).isRight();
        } catch (OutcomeUnknown unknown) {
            if (looks && isProven(found, decision, unknown)) return true;
            throw unknown;
        }
    }

    /**
     * Returns true if a commit of unknown outcome was certainly stored. A row exactly as decided, one version on and
     * confirmed by a write, proves it, with the rest of what was decided; anything else proves nothing. The first confirmation waits for any caller that
     * is still changing the row, which may be this very commit.
     */
    private boolean isProven(Versioned<A> found, Decision<A, ?> decision, OutcomeUnknown unknown) {
        try {
            return !repository.confirm(found)
                    && repository
                            .find(idOf.apply(found.state()))
                            .exists(row -> isNext(row, found, decision) && repository.confirm(row))
                    && hasRest.test(decision);
        } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
            unknown.addSuppressed(alsoLost);
            return false;
        }
    }

    private static <A> boolean isNext(Versioned<A> row, Versioned<A> found, Decision<A, ?> decision) {
        return row.version() == found.version() + 1 && row.state().equals(decision.next());
    }

    /** A command on an aggregate, in the context of an instant and of withdrawals. */
    @FunctionalInterface
    public interface Command<A, R> {
        /** Decides on the aggregate as found. */
        Decision<A, R> decide(A aggregate, DecisionContext context);
    }
}
