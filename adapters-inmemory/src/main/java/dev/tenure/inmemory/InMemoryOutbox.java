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
 * An outbox in memory: a stream of notices for each aggregate, the queue of the streams that can be claimed sooner or
 * later, and an index of the parked ones.
 */
final class InMemoryOutbox implements Outbox {
    private final ConcurrentHashMap<AggregateId, Stream> streams = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<QueuePosition> queue =
            new ConcurrentSkipListSet<>(QueuePosition.EARLIEST_FIRST);
    private final ConcurrentSkipListMap<Long, AggregateId> parked = new ConcurrentSkipListMap<>();
    private final AtomicLong fencingTokens = new AtomicLong();
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
                        ? entered(Stream.of(Queue.ofAll(notices), position(Instant.MIN, aggregate)))
                        : stream.waitingFor(stream.waiting().appendAll(notices)));
    }

    /** Returns true if a notice of this aggregate waits. */
    boolean holds(AggregateId aggregate) {
        return streams.containsKey(aggregate);
    }

    @Override
    public Seq<ClaimedNotice> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<ClaimedNotice>empty();
        for (var position : queue) {
            if (claimed.size() == limit || position.claimableFrom().isAfter(now)) break;
            claimed = claimed.appendAll(claimed(position, until));
        }
        return claimed;
    }

    /** Claims the oldest notice of the stream, unless another caller has claimed it. */
    private Option<ClaimedNotice> claimed(QueuePosition position, Instant until) {
        var claim = new Slot<ClaimedNotice>();
        changeIfCurrent(position.aggregate(), position.fencingToken(), stream -> {
            var next = stream.claimedAt(position(until, position.aggregate()));
            claim.put(next.asClaim());
            return next;
        });
        return claim.value();
    }

    @Override
    public void begin(ClaimedNotice begun, Instant until) {
        changeIfCurrent(begun, stream -> stream.begun(stream.position().until(until), failedOnceMore(begun)));
    }

    @Override
    public void acknowledge(ClaimedNotice delivered) {
        streams.computeIfPresent(aggregate(delivered), (aggregate, stream) -> {
            var isThere = stream.isOf(delivered);
            var rest = isThere ? stream.waiting().tail() : stream.waiting();
            if (rest.isEmpty()) return left(stream);
            var next = stream.waitingFor(rest);
            var isFreed = stream.isCurrent(delivered.fencingToken()) || (isThere && !stream.isClaimed());
            return isFreed ? moved(stream, next.freed(position(Instant.MIN, aggregate))) : next;
        });
    }

    @Override
    public void fail(ClaimedNotice failed, Instant retryAt) {
        answer(failed, stream -> stream.failing(position(retryAt, aggregate(failed)), failedOnceMore(failed)));
    }

    @Override
    public void park(ClaimedNotice failed, Instant now) {
        answer(failed, stream -> stream.failing(position(Instant.MAX, aggregate(failed)), failedOnceMore(failed))
                .parkedAt(now));
    }

    /** Applies an answer to a claim, unless an earlier holder has delivered the notice meanwhile. */
    private void answer(ClaimedNotice failed, Function<Stream, Stream> change) {
        changeIfCurrent(
                failed,
                stream -> stream.isOf(failed)
                        ? change.apply(stream)
                        : stream.freed(position(Instant.MIN, aggregate(failed))));
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
            return moved(stream, stream.freed(position(Instant.MIN, aggregate)));
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

    private void changeIfCurrent(ClaimedNotice claim, Function<Stream, Stream> change) {
        changeIfCurrent(aggregate(claim), claim.fencingToken(), change);
    }

    private void changeIfCurrent(AggregateId aggregate, long fencingToken, Function<Stream, Stream> change) {
        streams.computeIfPresent(
                aggregate,
                (same, stream) -> stream.isCurrent(fencingToken) ? moved(stream, change.apply(stream)) : stream);
    }

    private QueuePosition position(Instant claimableFrom, AggregateId aggregate) {
        return new QueuePosition(claimableFrom, fencingTokens.incrementAndGet(), aggregate);
    }

    private Stream moved(Stream before, Stream after) {
        left(before);
        return entered(after);
    }

    private Stream entered(Stream stream) {
        if (stream.parkedAt().isEmpty()) queue.add(stream.position());
        else parked.put(stream.position().fencingToken(), stream.position().aggregate());
        return stream;
    }

    private @Nullable Stream left(Stream stream) {
        queue.remove(stream.position());
        parked.remove(stream.position().fencingToken());
        return null;
    }
}
