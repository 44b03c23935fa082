package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.Expiring;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The faults of storing and delivering events. */
final class Telling {
    private Telling() {}

    /** Events are announced beside the transaction, also when there is none. */
    record Beside(Queue<Notice> told) implements Fault {
        Beside() {
            this(new ConcurrentLinkedQueue<>());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, decision).peekLeft(stale -> Notice.of(id, found.version() + 1, decision.events())
                    .forEach(told::add));
        }

        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            var claims = Vector.ofAll(sound.claim(now, until, limit));
            for (var next = told.poll(); next != null; next = told.poll())
                claims = claims.append(new ClaimedNotice(next.id(), Either.right(next), 0, 0));
            return claims;
        }
    }

    /** The events of one change are stored in the wrong order. */
    record Reversed() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, reversed(decision));
        }

        private static <S, R> Decision<S, R> reversed(Decision<S, R> decision) {
            return new Decision<>(
                    decision.next(),
                    decision.issued(),
                    decision.created(),
                    decision.events().reverse(),
                    decision.reply());
        }
    }

    /** Of the events of one change only the first is stored. */
    record FirstAlone() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            return sound.add(first(decision));
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, first(decision));
        }

        @Override
        public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
                Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            return sound.changeLocked(id, found -> first(decide.apply(found)));
        }

        @Override
        public <I extends AggregateId, S extends Expiring<S>> SweepResult settle(
                ExpiringRepository<I, S> sound, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
            return sound.settle(now, limit, found -> first(rule.apply(found)));
        }

        private static <S, R> Decision<S, R> first(Decision<S, R> decision) {
            return new Decision<>(
                    decision.next(),
                    decision.issued(),
                    decision.created(),
                    decision.events().take(1),
                    decision.reply());
        }
    }

    /** A notice does not contain everything that was stored of its event. */
    record Altered(UnaryOperator<Event> told) implements Fault {
        /** The instant of the record is delivered to the second. */
        static Event toTheSecond(Event event) {
            return event.recordedAt(event.recordedAt().truncatedTo(ChronoUnit.SECONDS));
        }

        /** Letters beyond the first plane are delivered as question marks. */
        static Event ofTheFirstPlane(Event event) {
            return new Event(
                    event.type(),
                    event.cause(),
                    event.effectiveAt(),
                    event.recordedAt(),
                    event.details().mapValues(text -> text.replaceAll("[^\\x{0}-\\x{ffff}]", "?")));
        }

        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            return sound.claim(now, until, limit)
                    .map(claim -> new ClaimedNotice(
                            claim.id(), claim.notice().map(this::altered), claim.failed(), claim.fencingToken()));
        }

        private Notice altered(Notice notice) {
            return new Notice(notice.id(), notice.aggregate(), notice.version(), told.apply(notice.event()));
        }
    }

    /** The first acknowledgement of each notice is lost. */
    record Twice(Set<EventId> acknowledged) implements Fault {
        Twice() {
            this(ConcurrentHashMap.newKeySet());
        }

        @Override
        public void acknowledge(Outbox sound, ClaimedNotice delivered) {
            if (acknowledged.add(delivered.id())) sound.fail(delivered, Instant.EPOCH);
            else sound.acknowledge(delivered);
        }
    }

    /** A claimed notice counts as delivered. */
    record AtMostOnce() implements Fault {
        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            var claims = sound.claim(now, until, limit);
            claims.forEach(sound::acknowledge);
            return claims;
        }
    }

    /** A notice is claimed while the one before it is still being delivered; an unacknowledged notice comes again. */
    record Ahead(Map<EventId, Underway> underway) implements Fault {
        Ahead() {
            this(new ConcurrentHashMap<>());
        }

        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            var lapsed = Vector.ofAll(underway.values())
                    .filter(it -> !it.until().isAfter(now))
                    .map(Underway::claim);
            var claims = lapsed.appendAll(sound.claim(now, until, limit));
            claims.forEach(sound::acknowledge);
            claims.forEach(claim -> underway.put(claim.id(), new Underway(claim, until)));
            return claims;
        }

        @Override
        public void acknowledge(Outbox sound, ClaimedNotice delivered) {
            underway.remove(delivered.id());
        }

        @Override
        public void fail(Outbox sound, ClaimedNotice failed, Instant retryAt) {
            underway.put(failed.id(), new Underway(failed, retryAt));
        }

        /** An unanswered claim, and the instant at which it comes again. */
        record Underway(ClaimedNotice claim, Instant until) {}
    }

    /** A claim has no end. */
    record ForEver() implements Fault {
        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            return sound.claim(now, Instant.MAX, limit);
        }
    }

    /** A claim keeps nobody away. */
    record Shared() implements Fault {
        @Override
        public Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
            var claims = sound.claim(now, until, limit);
            claims.forEach(claim -> sound.fail(claim, now));
            return claims;
        }
    }
}
