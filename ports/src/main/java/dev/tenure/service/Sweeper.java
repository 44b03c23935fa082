package dev.tenure.service;

import dev.tenure.decision.Expiring;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.SweepResult;
import dev.tenure.service.internal.CommandClock;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Records the ends that time has brought, so that they are announced. Nothing depends on it: an aggregate ends at its
 * deadline, swept or not. One bad clock must not end everything for good, so a step of more than a day since the last
 * recorded run by any user of the store is refused until it is confirmed; the very first run is not. A host calls it
 * from its own scheduler, on any number of machines. Thread-safe.
 *
 * <p>A run is not recorded if another was in the minute before, so that an idle run writes nothing. The recorded
 * instant may therefore be up to a minute behind the last run, and never ahead of it: a refused step may be up to a
 * minute short of a day, and a step of more than a day is never taken.
 */
public final class Sweeper {
    private static final Duration LONGEST_STEP = Duration.ofDays(1);
    private static final Duration AGREEMENT = Duration.ofHours(1);
    private static final Duration RECORDED_EVERY = Duration.ofMinutes(1);

    private final Store store;
    private final CommandClock clock;
    private final Retention retention;

    Sweeper(Store store, CommandClock clock, Retention retention) {
        this.store = store;
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * Settles up to {@code limit} aggregates of each kind; call it again while there are {@linkplain SweepResult#more()
     * more}. A store may hold all that it settles until everything is written, so a limit of some hundreds is a good
     * one.
     */
    public Either<ClockJump, SweepResult> sweep(int limit) {
        return run(now -> sweep(store.items(), now, limit)
                .and(sweep(store.grants(), now, limit))
                .and(sweep(store.connections(), now, limit)));
    }

    private <S extends Expiring<S>> SweepResult sweep(ExpiringRepository<?, S> repository, Instant now, int limit) {
        return repository.settle(now, limit, found -> found.state().settle(clock.contextForEnd(found, now)));
    }

    /**
     * Deletes up to {@code limit} aggregates of each kind that ended longer ago than {@linkplain Retention their
     * retention}, and the sealed tokens whose retry window has passed. An aggregate with undelivered notices stays until
     * they are delivered.
     */
    public Either<ClockJump, PurgeResult> purge(int limit) {
        return run(now -> purge(now, limit));
    }

    private PurgeResult purge(Instant now, int limit) {
        var spent = now.minus(retention.spent());
        var ended = now.minus(retention.ended());
        var links = store.links().purge(spent, limit);
        var spentGrants = store.grants().purgeSpent(spent, limit);
        var items = store.items().purge(ended, limit);
        var endedGrants = store.grants().purge(ended, limit);
        var connections = store.connections().purge(ended, limit);
        var pairs = store.grants().eraseSeals(now, limit);
        var accessTokens = store.items().eraseSeals(now, limit);
        var isMore = List.of(links, spentGrants, items, endedGrants, connections, pairs, accessTokens)
                .contains(limit);
        return new PurgeResult(links, items, spentGrants + endedGrants, connections, pairs + accessTokens, isMore);
    }

    /**
     * Confirms that the clock is right: refused runs may go on from the instant that it showed. Returns false and does
     * nothing if a run or a confirmation was recorded since; the next run then decides again.
     */
    public boolean confirm(ClockJump jump) {
        return store.lastRun().record(Option.of(jump.lastRun()), jump.now());
    }

    /**
     * Runs the work unless the clock jumped. A step that the store's own clock confirms is no jump: nobody ran for so
     * long. A clock that stepped back runs as usual, and does not make the next right
     * one a jump.
     */
    private <T> Either<ClockJump, T> run(Function<Instant, T> work) {
        var now = clock.now();
        var last = store.lastRun().last();
        var jump = last.filter(at -> now.isAfter(at.plus(LONGEST_STEP)))
                .map(at -> new ClockJump(at, now))
                .filter(step -> !isWitnessed(step.now()));
        if (jump.isDefined()) return Either.left(jump.get());
        if (last.forAll(at -> !now.isBefore(at.plus(RECORDED_EVERY))))
            store.lastRun().record(last, now);
        return Either.right(work.apply(now));
    }

    /** Two clocks that agree within an hour are right. */
    private boolean isWitnessed(Instant now) {
        return store.lastRun()
                .witness()
                .exists(at -> Duration.between(at, now).abs().compareTo(AGREEMENT) <= 0);
    }
}
