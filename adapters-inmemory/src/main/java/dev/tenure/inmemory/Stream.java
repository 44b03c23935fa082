package dev.tenure.inmemory;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Parked;
import io.vavr.collection.Queue;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The notices that wait for one aggregate, never empty, and the turn at which they may be claimed, unless parked. A
 * stream that was claimed and may be claimed again got no answer.
 */
record Stream(Queue<Notice> waiting, Turn turn, boolean isClaimed, int failed, Option<Instant> parkedAt) {
    static Stream of(Queue<Notice> waiting, Turn turn) {
        return new Stream(waiting, turn, false, 0, Option.none());
    }

    Notice oldest() {
        return waiting.head();
    }

    boolean isOf(ClaimedNotice claim) {
        return oldest().id().equals(claim.id());
    }

    boolean isInTurn(long place) {
        return turn.place() == place;
    }

    Stream waitingFor(Queue<Notice> notices) {
        return new Stream(notices, turn, isClaimed, failed, parkedAt);
    }

    /** Claims it; the first claim that got no answer counts as a failure. */
    Stream claimedAt(Turn next) {
        return new Stream(waiting, next, true, isClaimed && failed == 0 ? 1 : failed, parkedAt);
    }

    Stream freed(Turn next) {
        return of(waiting, next);
    }

    Stream begun(Turn next, int failures) {
        return new Stream(waiting, next, true, failures, parkedAt);
    }

    Stream failing(Turn next, int failures) {
        return new Stream(waiting, next, false, failures, parkedAt);
    }

    Stream parkedAt(Instant now) {
        return new Stream(waiting, turn, false, failed, Option.of(now));
    }

    ClaimedNotice asClaim() {
        return new ClaimedNotice(oldest().id(), Either.right(oldest()), failed, turn.place());
    }

    Option<Parked> asParked() {
        return parkedAt.map(since -> new Parked(Either.right(oldest()), since, failed, turn.place()));
    }
}
