package dev.tenure.inmemory;

import dev.tenure.decision.Event;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Parked;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events in memory: a queue for each aggregate, an index of the instants from which each may be claimed, and one of the
 * parked ones.
 */
final class InMemoryOutbox implements Outbox {
    private final ConcurrentHashMap<AggregateId, Stream> streams = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Turn> turns = new ConcurrentSkipListSet<>(Turn.EARLIEST_FIRST);
    private final ConcurrentSkipListMap<Long, AggregateId> parked = new ConcurrentSkipListMap<>();
    private final AtomicLong places = new AtomicLong();
    private final EventFilter filter;

    InMemoryOutbox(EventFilter filter) {
        this.filter = filter;
    }

    /** Appends the events of one change; the caller holds the aggregate's entry. */
    void append(AggregateId aggregate, long version, Seq<Event> events) {
        var notices = Notice.of(aggregate, version, events, filter);
        if (notices.isEmpty()) return;
        streams.compute(
                aggregate,
                (same, stream) -> stream == null
                        ? entered(Stream.of(Queue.ofAll(notices), turn(Instant.MIN, aggregate)))
                        : stream.waitingFor(stream.waiting().appendAll(notices)));
    }

    /** Returns true if a notice of this aggregate waits. */
    boolean holds(AggregateId aggregate) {
        return streams.containsKey(aggregate);
    }

    @Override
    public Seq<ClaimedNotice> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<ClaimedNotice>empty();
        for (var turn : turns) {
            if (claimed.size() == limit || turn.from().isAfter(now)) break;
            claimed = claimed.appendAll(claimed(turn, until));
        }
        return claimed;
    }

    /** Claims the oldest notice of the stream, unless another caller took this turn. */
    private Option<ClaimedNotice> claimed(Turn turn, Instant until) {
        var claim = new Slot<ClaimedNotice>();
        changeInTurn(turn.aggregate(), turn.place(), stream -> {
            var next = stream.claimedAt(turn(until, turn.aggregate()));
            claim.put(next.asClaim());
            return next;
        });
        return claim.value();
    }

    @Override
    public void begin(ClaimedNotice begun, Instant until) {
        changeInTurn(begun, stream -> stream.begun(stream.turn().until(until), failedOnceMore(begun)));
    }

    @Override
    public void acknowledge(ClaimedNotice delivered) {
        streams.computeIfPresent(aggregate(delivered), (aggregate, stream) -> {
            var isThere = stream.isOf(delivered);
            var rest = isThere ? stream.waiting().tail() : stream.waiting();
            if (rest.isEmpty()) return left(stream);
            var next = stream.waitingFor(rest);
            var isFreed = stream.isInTurn(delivered.fencingToken()) || (isThere && !stream.isClaimed());
            return isFreed ? moved(stream, next.freed(turn(Instant.MIN, aggregate))) : next;
        });
    }

    @Override
    public void fail(ClaimedNotice failed, Instant retryAt) {
        answer(failed, stream -> stream.failing(turn(retryAt, aggregate(failed)), failedOnceMore(failed)));
    }

    @Override
    public void park(ClaimedNotice failed, Instant now) {
        answer(failed, stream -> stream.failing(turn(Instant.MAX, aggregate(failed)), failedOnceMore(failed))
                .parkedAt(now));
    }

    /** Applies an answer to a claim, unless an earlier holder has delivered the notice meanwhile. */
    private void answer(ClaimedNotice failed, Function<Stream, Stream> change) {
        changeInTurn(
                failed,
                stream -> stream.isOf(failed)
                        ? change.apply(stream)
                        : stream.freed(turn(Instant.MIN, aggregate(failed))));
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        var later = parked.tailMap(after.map(Parked::place).getOrElse(0L), false);
        return Vector.ofAll(later.values().stream()
                .flatMap(aggregate -> Option.of(streams.get(aggregate))
                        .flatMap(Stream::asParked)
                        .toJavaStream())
                .limit(limit));
    }

    @Override
    public boolean replay(AggregateId aggregate) {
        var replayed = new Slot<AggregateId>();
        streams.computeIfPresent(aggregate, (same, stream) -> {
            if (stream.parkedAt().isEmpty()) return stream;
            replayed.put(aggregate);
            return moved(stream, stream.freed(turn(Instant.MIN, aggregate)));
        });
        return replayed.value().isDefined();
    }

    private static AggregateId aggregate(ClaimedNotice claim) {
        return claim.notice().fold(Unreadable::aggregate, Notice::aggregate);
    }

    /** The failures counted from the claim, so that one attempt counts once, however often it is reported. */
    private static int failedOnceMore(ClaimedNotice claim) {
        return claim.failed() + 1;
    }

    private void changeInTurn(ClaimedNotice claim, Function<Stream, Stream> change) {
        changeInTurn(aggregate(claim), claim.fencingToken(), change);
    }

    private void changeInTurn(AggregateId aggregate, long turn, Function<Stream, Stream> change) {
        streams.computeIfPresent(
                aggregate, (same, stream) -> stream.isInTurn(turn) ? moved(stream, change.apply(stream)) : stream);
    }

    private Turn turn(Instant from, AggregateId aggregate) {
        return new Turn(from, places.incrementAndGet(), aggregate);
    }

    private Stream moved(Stream before, Stream after) {
        left(before);
        return entered(after);
    }

    private Stream entered(Stream stream) {
        if (stream.parkedAt().isEmpty()) turns.add(stream.turn());
        else parked.put(stream.turn().place(), stream.turn().aggregate());
        return stream;
    }

    private @Nullable Stream left(Stream stream) {
        turns.remove(stream.turn());
        parked.remove(stream.turn().place());
        return null;
    }
}
