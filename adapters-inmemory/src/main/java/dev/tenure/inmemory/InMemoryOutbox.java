package dev.tenure.inmemory;

import dev.tenure.decision.Event;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Queue;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Events in memory: a queue for each owner, and an index of when each may be claimed. */
final class InMemoryOutbox implements Outbox {
    private final ConcurrentHashMap<OwnerId, Stream> streams = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Turn> turns = new ConcurrentSkipListSet<>(Turn.EARLIEST_FIRST);
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
                        ? free(owner, Queue.ofAll(notices))
                        : new Stream(stream.waiting().appendAll(notices), stream.turn()));
    }

    @Override
    public Seq<Notice> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<Notice>empty();
        for (var turn : turns) {
            if (claimed.size() == limit || turn.from().isAfter(now)) break;
            claimed = claimed.appendAll(claimed(turn, until));
        }
        return claimed;
    }

    /** The oldest notice of the stream whose turn it is, unless somebody else took the turn. */
    private Option<Notice> claimed(Turn turn, Instant until) {
        var oldest = new Slot<Notice>();
        streams.computeIfPresent(turn.owner(), (owner, stream) -> {
            if (!stream.turn().equals(turn)) return stream;
            oldest.put(stream.waiting().head());
            return moved(stream, until);
        });
        return oldest.value();
    }

    @Override
    public void acknowledge(Notice delivered) {
        streams.computeIfPresent(
                delivered.owner(),
                (owner, stream) -> stream.waiting().head().id().equals(delivered.id()) ? rest(stream) : stream);
    }

    private @Nullable Stream rest(Stream stream) {
        turns.remove(stream.turn());
        var rest = stream.waiting().tail();
        return rest.isEmpty() ? null : free(stream.turn().owner(), rest);
    }

    private Stream free(OwnerId owner, Queue<Notice> waiting) {
        return at(Instant.MIN, owner, waiting);
    }

    private Stream moved(Stream stream, Instant from) {
        turns.remove(stream.turn());
        return at(from, stream.turn().owner(), stream.waiting());
    }

    private Stream at(Instant from, OwnerId owner, Queue<Notice> waiting) {
        var turn = new Turn(from, places.incrementAndGet(), owner);
        turns.add(turn);
        return new Stream(waiting, turn);
    }

    /** What waits for one owner, never empty, and when it may be claimed. */
    private record Stream(Queue<Notice> waiting, Turn turn) {}

    /** From when on a stream may be claimed; those that wait longest come first. */
    private record Turn(Instant from, long place, OwnerId owner) {
        private static final Comparator<Turn> EARLIEST_FIRST =
                Comparator.comparing(Turn::from).thenComparing(Turn::place);
    }
}
