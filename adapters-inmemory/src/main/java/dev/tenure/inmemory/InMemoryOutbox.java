package dev.tenure.inmemory;

import dev.tenure.decision.Event;
import dev.tenure.port.Claim;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import dev.tenure.port.Parked;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
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
        var notices = Notice.of(owner, version, events).filter(notice -> filter.writes(notice.event()));
        if (notices.isEmpty()) return;
        streams.compute(
                owner,
                (same, stream) -> stream == null
                        ? entered(new Stream(Queue.ofAll(notices), turn(Instant.MIN, owner), 0, Option.none()))
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
            var next = stream.at(turn(until, turn.owner()));
            claim.put(new Claim(next.oldest(), next.failed(), next.turn().place()));
            return next;
        });
        return claim.value();
    }

    @Override
    public void acknowledge(Claim delivered) {
        streams.computeIfPresent(delivered.notice().owner(), (owner, stream) -> {
            var isOldest = stream.oldest().id().equals(delivered.notice().id());
            var rest = isOldest ? stream.waiting().tail() : stream.waiting();
            if (rest.isEmpty()) return left(stream);
            var next = stream.waitingFor(rest);
            return stream.isInTurn(delivered.turn()) ? moved(stream, next.freed(turn(Instant.MIN, owner))) : next;
        });
    }

    @Override
    public void fail(Claim failed, Instant retryAt) {
        answer(failed, stream -> stream.failing(turn(retryAt, failed.notice().owner())));
    }

    @Override
    public void park(Claim failed, Instant now) {
        answer(failed, stream -> stream.failing(
                        turn(Instant.MAX, failed.notice().owner()))
                .parkedAt(now));
    }

    /** What was delivered meanwhile by whoever claimed it before, has not failed. */
    private void answer(Claim failed, Function<Stream, Stream> change) {
        var notice = failed.notice();
        changeInTurn(
                notice.owner(),
                failed.turn(),
                stream -> stream.oldest().id().equals(notice.id())
                        ? change.apply(stream)
                        : stream.freed(turn(Instant.MIN, notice.owner())));
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

    /** What waits for one owner, never empty; when it may be claimed, unless it is parked. */
    private record Stream(Queue<Notice> waiting, Turn turn, int failed, Option<Instant> parkedAt) {
        Notice oldest() {
            return waiting.head();
        }

        boolean isInTurn(long place) {
            return turn.place() == place;
        }

        Stream waitingFor(Queue<Notice> notices) {
            return new Stream(notices, turn, failed, parkedAt);
        }

        Stream at(Turn next) {
            return new Stream(waiting, next, failed, parkedAt);
        }

        Stream freed(Turn next) {
            return new Stream(waiting, next, 0, Option.none());
        }

        Stream failing(Turn next) {
            return new Stream(waiting, next, failed + 1, parkedAt);
        }

        Stream parkedAt(Instant now) {
            return new Stream(waiting, turn, failed, Option.of(now));
        }

        Option<Parked> asParked() {
            return parkedAt.map(since -> new Parked(oldest(), since, failed, turn.place()));
        }
    }

    /** From when on a stream may be claimed; those that wait longest come first. */
    private record Turn(Instant from, long place, OwnerId owner) {
        private static final Comparator<Turn> EARLIEST_FIRST =
                Comparator.comparing(Turn::from).thenComparing(Turn::place);
    }
}
