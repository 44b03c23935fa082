package dev.tenure.inmemory;

import dev.tenure.decision.Event;
import dev.tenure.port.Claim;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import dev.tenure.port.Parked;
import dev.tenure.port.Unreadable;
import dev.tenure.token.OwnerId;
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

/** Events in memory: a queue for each owner, an index of when each may be claimed, and one of those that are parked. */
final class InMemoryOutbox implements Outbox {
    private final ConcurrentHashMap<OwnerId, Stream> streams = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Turn> turns = new ConcurrentSkipListSet<>(Turn.EARLIEST_FIRST);
    private final ConcurrentSkipListMap<Long, OwnerId> parked = new ConcurrentSkipListMap<>();
    private final AtomicLong places = new AtomicLong();
    private final EventFilter filter;

    InMemoryOutbox(EventFilter filter) {
        this.filter = filter;
    }

    /** Adds the events of one change; called while its owner's entry is held. */
    void append(OwnerId owner, long version, Seq<Event> events) {
        var notices = Notice.of(owner, version, events, filter);
        if (notices.isEmpty()) return;
        streams.compute(
                owner,
                (same, stream) -> stream == null
                        ? entered(Stream.of(Queue.ofAll(notices), turn(Instant.MIN, owner)))
                        : stream.waitingFor(stream.waiting().appendAll(notices)));
    }

    /** Whether a notice of this owner waits. */
    boolean holds(OwnerId owner) {
        return streams.containsKey(owner);
    }

    @Override
    public Seq<Claim> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<Claim>empty();
        for (var turn : turns) {
            if (claimed.size() == limit || turn.from().isAfter(now)) break;
            claimed = claimed.appendAll(claimed(turn, until));
        }
        return claimed;
    }

    /** The oldest notice of the stream whose turn it is, unless somebody else took the turn. */
    private Option<Claim> claimed(Turn turn, Instant until) {
        var claim = new Slot<Claim>();
        changeInTurn(turn.owner(), turn.place(), stream -> {
            var next = stream.claimedAt(turn(until, turn.owner()));
            claim.put(next.asClaim());
            return next;
        });
        return claim.value();
    }

    @Override
    public void begin(Claim begun, Instant until) {
        changeInTurn(begun, stream -> stream.begun(stream.turn().until(until), failedOnceMore(begun)));
    }

    @Override
    public void acknowledge(Claim delivered) {
        streams.computeIfPresent(owner(delivered), (owner, stream) -> {
            var isThere = stream.isOf(delivered);
            var rest = isThere ? stream.waiting().tail() : stream.waiting();
            if (rest.isEmpty()) return left(stream);
            var next = stream.waitingFor(rest);
            var isFreed = stream.isInTurn(delivered.turn()) || (isThere && !stream.isClaimed());
            return isFreed ? moved(stream, next.freed(turn(Instant.MIN, owner))) : next;
        });
    }

    @Override
    public void fail(Claim failed, Instant retryAt) {
        answer(failed, stream -> stream.failing(turn(retryAt, owner(failed)), failedOnceMore(failed)));
    }

    @Override
    public void park(Claim failed, Instant now) {
        answer(failed, stream -> stream.failing(turn(Instant.MAX, owner(failed)), failedOnceMore(failed))
                .parkedAt(now));
    }

    /** What was delivered meanwhile by whoever claimed it before, has not failed. */
    private void answer(Claim failed, Function<Stream, Stream> change) {
        changeInTurn(
                failed,
                stream -> stream.isOf(failed) ? change.apply(stream) : stream.freed(turn(Instant.MIN, owner(failed))));
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        var later = parked.tailMap(after.map(Parked::turn).getOrElse(0L), false);
        return Vector.ofAll(later.values().stream()
                .flatMap(owner ->
                        Option.of(streams.get(owner)).flatMap(Stream::asParked).toJavaStream())
                .limit(limit));
    }

    @Override
    public boolean replay(OwnerId owner) {
        var replayed = new Slot<OwnerId>();
        streams.computeIfPresent(owner, (same, stream) -> {
            if (stream.parkedAt().isEmpty()) return stream;
            replayed.put(owner);
            return moved(stream, stream.freed(turn(Instant.MIN, owner)));
        });
        return replayed.value().isDefined();
    }

    private static OwnerId owner(Claim claim) {
        return claim.notice().fold(Unreadable::owner, Notice::owner);
    }

    /** Counted from the claim, so that one attempt counts once, however often it is said. */
    private static int failedOnceMore(Claim claim) {
        return claim.failed() + 1;
    }

    private void changeInTurn(Claim claim, Function<Stream, Stream> change) {
        changeInTurn(owner(claim), claim.turn(), change);
    }

    private void changeInTurn(OwnerId owner, long turn, Function<Stream, Stream> change) {
        streams.computeIfPresent(
                owner, (same, stream) -> stream.isInTurn(turn) ? moved(stream, change.apply(stream)) : stream);
    }

    private Turn turn(Instant from, OwnerId owner) {
        return new Turn(from, places.incrementAndGet(), owner);
    }

    private Stream moved(Stream before, Stream after) {
        left(before);
        return entered(after);
    }

    private Stream entered(Stream stream) {
        if (stream.parkedAt().isEmpty()) turns.add(stream.turn());
        else parked.put(stream.turn().place(), stream.turn().owner());
        return stream;
    }

    private @Nullable Stream left(Stream stream) {
        turns.remove(stream.turn());
        parked.remove(stream.turn().place());
        return null;
    }
}
