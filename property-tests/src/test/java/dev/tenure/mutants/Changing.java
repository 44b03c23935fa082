package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** The faults of storing a change. */
final class Changing {
    private Changing() {}

    /** The version is read and compared, and written in another step. */
    record InTwoSteps() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            var isCurrent = sound.find(id).exists(it -> it.version() == found.version());
            othersCome();
            return isCurrent ? written(sound, id, found, decision) : Either.left(new Stale());
        }
    }

    /** The version is not compared: the last commit wins. */
    record Uncompared() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return written(sound, id, found, decision);
        }
    }

    /** The version is compared, but the number of changed rows is not checked. */
    record Uncounted() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            var stored = sound.commit(found, decision);
            return stored.isRight() ? stored : Either.right(next(found, decision));
        }
    }

    /** The seal counts as no content: a change of it alone is acknowledged, and not stored. */
    record SealKept() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return decision.events().map(Event::type).contains(EventType.ANSWER_RECEIVED)
                    ? Either.right(next(found, decision))
                    : sound.commit(found, decision);
        }
    }

    /** A new aggregate is not stored if its id is taken, and nobody notices. */
    record FoundedInVain() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, decision).orElse(() -> sound.commit(found, foundingNobody(decision)));
        }

        private static <S, R> Decision<S, R> foundingNobody(Decision<S, R> decision) {
            return new Decision<>(
                    decision.next(), decision.issued(), List.empty(), decision.events(), decision.reply());
        }
    }

    /** An acknowledged change is written a little later: a crash loses the last change of each aggregate. */
    record WrittenLater(Map<AggregateId, Option<Versioned<?>>> before, Map<AggregateId, Option<Versioned<?>>> left)
            implements Fault {
        WrittenLater() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            return sound.add(decision).peek(added -> before.put(added.state().id(), Option.none()));
        }

        @Override
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
                Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return sound.commit(found, decision).peek(changed -> before.put(id, Option.of(found)));
        }

        @Override
        public void crash() {
            left.putAll(before);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return Option.of(left.get(id))
                    .fold(() -> sound.find(id), aggregate -> aggregate.map(it -> (Versioned<S>) it));
        }
    }

    /** The token of another aggregate is no reason to refuse a new one. */
    record TakenOver() implements Fault {
        @Override
        @SuppressWarnings("unchecked")
        public <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
                Repository<I, S> sound, Decision<S, ?> decision) {
            var isTaken = sound.find((I) decision.next().id()).isDefined();
            var added = sound.add(decision);
            return isTaken || added.isRight() ? added : Either.right(first(decision));
        }

        private static <S> Versioned<S> first(Decision<S, ?> decision) {
            return new Versioned<>(decision.next(), 1, decision.events().last().recordedAt(), Option.none());
        }
    }

    /** A decision under the lock is made before there is a lock. */
    record Unlocked() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
                Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            var decided = sound.find(id).map(decide);
            othersCome();
            return decided.filter(Decision::changes)
                    .fold(() -> Either.right(decided), decision -> sound.changeLocked(id, found -> decision));
        }
    }

    /** A decision under the lock is only tried. */
    record Tried() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
                Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            return Either.right(sound.find(id).map(found -> {
                var decision = decide.apply(found);
                othersCome();
                if (decision.changes()) sound.commit(found, decision);
                return decision;
            }));
        }
    }

    /** The roll back after a failed decision fails too, and only that failure is reported. */
    record RolledBackLoudly() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
                Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            try {
                return sound.changeLocked(id, decide);
            } catch (RuntimeException first) {
                throw failedRollBack();
            }
        }

        private static IllegalStateException failedRollBack() {
            return new IllegalStateException("the connection is closed");
        }
    }

    private static <I extends AggregateId, S extends Aggregate, R> Either<Stale, Versioned<S>> written(
            Repository<I, S> sound, I id, Versioned<S> found, Decision<S, R> decision) {
        return sound.changeLocked(id, any -> decision)
                .flatMap(done -> done.map(it -> next(found, decision)).toEither(Stale::new));
    }

    private static <S> Versioned<S> next(Versioned<S> found, Decision<S, ?> decision) {
        var changedAt = decision.events().last().recordedAt();
        return new Versioned<>(decision.next(), found.version() + 1, changedAt, found.withdrawn());
    }

    /** The shortest of pauses, so that another caller's change comes now. */
    private static void othersCome() {
        LockSupport.parkNanos(1);
    }
}
