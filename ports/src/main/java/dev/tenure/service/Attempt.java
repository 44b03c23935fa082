package dev.tenure.service;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Read, decide, commit, and again when somebody was faster: the one way in which aggregates change. */
final class Attempt<I extends AggregateId, S extends Aggregate> {
    private final Repository<I, S> repository;
    private final CommandClock clock;
    private final RetryLimit retryLimit;
    private final boolean looks;

    Attempt(Repository<I, S> repository, CommandClock clock, RetryLimit retryLimit) {
        this(repository, clock, retryLimit, true);
    }

    private Attempt(Repository<I, S> repository, CommandClock clock, RetryLimit retryLimit, boolean looks) {
        this.repository = repository;
        this.clock = clock;
        this.retryLimit = retryLimit;
        this.looks = looks;
    }

    /** The same for changes that two callers may decide alike, so that no look proves whose was stored. */
    Attempt<I, S> withoutLooking() {
        return new Attempt<>(repository, clock, retryLimit, false);
    }

    /** Stores an aggregate under a fresh random name. */
    <R> Either<Rejection, R> add(Decision<S, R> decision) {
        for (var tries = 0; tries < retryLimit.tries(); tries++)
            if (repository.add(decision).isRight()) return decision.reply();
        return Either.left(new Rejection.Conflict());
    }

    /**
     * A change that gives up when it keeps losing: it then answers {@link Rejection.Conflict} and has done nothing. A
     * refusal that changes the aggregate has to be kept, and is decided again with the aggregate locked.
     */
    <R> Either<Rejection, R> change(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        var now = clock.now();
        for (var tries = 0; tries < retryLimit.tries(); tries++) {
            var candidate = read.get();
            if (candidate.isLeft()) return Either.left(candidate.getLeft());
            var found = candidate.get().found();
            var moment = clock.contextFor(found, now);
            if (moment.isLeft()) return Either.left(moment.getLeft());
            var decision = candidate.get().decideAt(moment.get());
            if (isStored(candidate.get().id(), found, decision)) return decision.reply();
            if (decision.reply().isLeft()) return endLocked(candidate.get(), now);
        }
        return Either.left(new Rejection.Conflict());
    }

    /**
     * A change that ends its aggregate, and so never gives up. One that changes nothing answers for somebody else's, of which
     * perhaps nobody knows how durable it is: what was found is confirmed first.
     */
    <R> Either<Rejection, R> end(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        return insist(read, repository::confirm);
    }

    /** A change that does not give up either; one that changes nothing is as good as done. */
    <R> Either<Rejection, R> keep(Supplier<Either<Rejection, Candidate<I, S, R>>> read) {
        return insist(read, found -> true);
    }

    /**
     * After the first loss it decides with the aggregate locked. Only in a transaction of the host there is one attempt, and
     * after it nothing but to roll back.
     */
    private <R> Either<Rejection, R> insist(
            Supplier<Either<Rejection, Candidate<I, S, R>>> read, Predicate<Versioned<S>> unchanged) {
        var now = clock.now();
        return read.get().flatMap(candidate -> {
            var found = candidate.found();
            var decision = candidate.decideAt(clock.contextForEnd(found, now));
            var isDone = decision.changes() ? isStored(candidate.id(), found, decision) : unchanged.test(found);
            if (isDone) return decision.reply();
            return switch (retryLimit) {
                case ONCE -> Either.left(new Rejection.Conflict());
                case MANY_TIMES -> endLocked(candidate, now);
            };
        });
    }

    private <R> Either<Rejection, R> endLocked(Candidate<I, S, R> candidate, Instant now) {
        return repository
                .changeLocked(
                        candidate.id(),
                        locked -> candidate.decide().apply(locked.state(), clock.contextForEnd(locked, now)))
                .fold(() -> Either.left(new Rejection.NotFound()), Decision::reply);
    }

    /**
     * Whether it is stored now. Where the store cannot tell, a look may: a row that is exactly what was decided, one
     * version on, and was written once more, proves it; anything else proves nothing, and stays unknown.
     */
    private boolean isStored(I id, Versioned<S> found, Decision<S, ?> decision) {
        if (!decision.changes()) return true;
        try {
            return repository.commit(found, decision).isRight();
        } catch (OutcomeUnknown unknown) {
            if (looks && isSeen(id, found, decision, unknown)) return true;
            throw unknown;
        }
    }

    /** It first waits for whoever still changes what was found: that may be this very change. */
    private boolean isSeen(I id, Versioned<S> found, Decision<S, ?> decision, OutcomeUnknown unknown) {
        try {
            return !repository.confirm(found)
                    && repository.find(id).exists(row -> isNext(row, found, decision) && repository.confirm(row));
        } catch (StoreUnavailable | OutcomeUnknown alsoLost) {
            unknown.addSuppressed(alsoLost);
            return false;
        }
    }

    private static <S extends Aggregate> boolean isNext(Versioned<S> row, Versioned<S> found, Decision<S, ?> decision) {
        return row.version() == found.version() + 1 && row.state().equals(decision.next());
    }
}
