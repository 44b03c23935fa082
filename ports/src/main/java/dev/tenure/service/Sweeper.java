package dev.tenure.service;

import dev.tenure.port.Store;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.principal.Timed;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Records what time has done, so that it is announced. Nothing waits for it: what is over is over at its instant, swept
 * or not. One bad clock must not end everything for good, so a step of more than a day since the last run, of whoever
 * shares the store, is refused until it is confirmed; the first run of all is not. A host calls it from its own
 * scheduler, on as many machines as it likes. Thread-safe.
 */
public final class Sweeper {
    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    private final Store store;
    private final Watch watch;
    private final Retention retention;

    Sweeper(Store store, Watch watch, Retention retention) {
        this.store = store;
        this.watch = watch;
        this.retention = retention;
    }

    /**
     * Settles up to {@code limit} owners of each kind; again while there are {@linkplain Swept#more() more}. A store may
     * hold what it settles until all of it is written, so a limit of some hundreds is a good one.
     */
    public Either<ClockJump, Swept> sweep(int limit) {
        return run(now -> sweep(store.items(), now, limit)
                .and(sweep(store.grants(), now, limit))
                .and(sweep(store.custodies(), now, limit)));
    }

    private <S extends Timed<S>> Swept sweep(TimedOwners<?, S> owners, Instant now, int limit) {
        return owners.settle(now, limit, found -> found.state().settle(watch.momentToEnd(found, now)));
    }

    /**
     * Deletes up to {@code limit} of each kind of what has been over for longer than {@linkplain Retention it is kept}, and
     * the seals of pairs that cannot be asked for again. What a notice waits of stays until this was delivered.
     */
    public Either<ClockJump, Purged> purge(int limit) {
        return run(now -> purge(now, limit));
    }

    private Purged purge(Instant now, int limit) {
        var spent = now.minus(retention.spent());
        var ended = now.minus(retention.ended());
        var links = store.links().forget(spent, limit);
        var spentGrants = store.grants().forgetSpent(spent, limit);
        var items = store.items().forget(ended, limit);
        var endedGrants = store.grants().forget(ended, limit);
        var custodies = store.custodies().forget(ended, limit);
        var seals = store.grants().eraseSeals(now, limit);
        var isMore = List.of(links, spentGrants, items, endedGrants, custodies, seals)
                .contains(limit);
        return new Purged(links, items, spentGrants + endedGrants, custodies, seals, isMore);
    }

    /**
     * The clock is right: what was refused may now go on from the instant that it showed. False, and nothing, if somebody
     * has run or confirmed since: then the next run says how it stands.
     */
    public boolean confirm(ClockJump jump) {
        return store.runs().record(Option.of(jump.lastRun()), jump.now());
    }

    /** A clock that stepped back does as it would, but it does not make the next right one a jump. */
    private <T> Either<ClockJump, T> run(Function<Instant, T> work) {
        var now = watch.now();
        var last = store.runs().last();
        var jump = last.filter(at -> now.isAfter(at.plus(LONGEST_STEP))).map(at -> new ClockJump(at, now));
        if (jump.isDefined()) return Either.left(jump.get());
        if (last.forAll(now::isAfter)) store.runs().record(last, now);
        return Either.right(work.apply(now));
    }
}
