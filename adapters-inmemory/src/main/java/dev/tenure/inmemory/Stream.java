package dev.tenure.inmemory;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Parked;
import io.vavr.collection.Queue;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The notices that wait for one aggregate, never empty, and the position at which they may be claimed, unless parked. A
 * stream that was claimed and may be claimed again got no answer.
 */
record Stream(Queue<Notice> waiting, QueuePosition position, boolean isClaimed, int failed, Option<Instant> parkedAt) {
    static Stream of(Queue<Notice> waiting, QueuePosition position) {
        return new Stream(waiting, position, false, 0, Option.none());
    }

    Notice oldest() {
        return waiting.head();
    }

    boolean isOf(ClaimedNotice claim) {
        return oldest().id().equals(claim.id());
    }

    boolean isCurrent(long fencingToken) {
        return position.fencingToken() == fencingToken;
    }

    Stream waitingFor(Queue<Notice> notices) {
        return new Stream(notices, position, isClaimed, failed, parkedAt);
    }

    /** Claims it; the first claim that got no answer counts as a failure. */
    Stream claimedAt(QueuePosition next) {
        return new Stream(waiting, next, true, isClaimed && failed == 0 ? 1 : failed, parkedAt);
    }

    Stream freed(QueuePosition next) {
        return of(waiting, next);
    }

    Stream begun(QueuePosition next, int failures) {
        return new Stream(waiting, next, true, failures, parkedAt);
    }

    Stream failing(QueuePosition next, int failures) {
        return new Stream(waiting, next, false, failures, parkedAt);
    }

    Stream parkedAt(Instant now) {
        return new Stream(waiting, position, false, failed, Option.of(now));
    }

    ClaimedNotice asClaim() {
        return new ClaimedNotice(oldest().id(), Either.right(oldest()), failed, position.fencingToken());
    }

    Option<Parked> asParked() {
        return parkedAt.map(since -> new Parked(Either.right(oldest()), since, failed, position.fencingToken()));
    }
}
