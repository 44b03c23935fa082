package dev.tenure.mutants;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.port.Owners;
import dev.tenure.port.Stale;
import dev.tenure.port.Versioned;
import dev.tenure.token.OwnerId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What can be wrong with how a change is stored. */
final class Changing {
    private Changing() {}

    /** The version is read and compared, and written in another step. */
    record InTwoSteps() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner> Either<Stale, Versioned<S>> commit(
                Owners<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            var isCurrent = sound.find(id).exists(it -> it.version() == found.version());
            othersCome();
            return isCurrent ? written(sound, id, found, decision) : Either.left(new Stale());
        }
    }

    /** The version is not compared: whoever comes last wins. */
    record Uncompared() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner> Either<Stale, Versioned<S>> commit(
                Owners<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            return written(sound, id, found, decision);
        }
    }

    /** The version is compared, and how many rows that changed is not looked at. */
    record Uncounted() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner> Either<Stale, Versioned<S>> commit(
                Owners<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
            var stored = sound.commit(found, decision);
            return stored.isRight() ? stored : Either.right(next(found, decision));
        }
    }

    /** What is decided under the lock is decided before there is one. */
    record Unlocked() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner, R> Option<Decision<S, R>> lockedChange(
                Owners<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            var decided = sound.find(id).map(decide);
            othersCome();
            return decided.filter(Decision::changes)
                    .flatMap(decision -> sound.lockedChange(id, found -> decision))
                    .orElse(decided);
        }
    }

    /** What is decided under the lock is only tried. */
    record Tried() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner, R> Option<Decision<S, R>> lockedChange(
                Owners<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            return sound.find(id).map(found -> {
                var decision = decide.apply(found);
                othersCome();
                if (decision.changes()) sound.commit(found, decision);
                return decision;
            });
        }
    }

    /** When a decision fails, so does the roll back, and of that alone is told. */
    record RolledBackLoudly() implements Fault {
        @Override
        public <I extends OwnerId, S extends Owner, R> Option<Decision<S, R>> lockedChange(
                Owners<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
            try {
                return sound.lockedChange(id, decide);
            } catch (RuntimeException first) {
                throw failedRollBack();
            }
        }

        private static IllegalStateException failedRollBack() {
            return new IllegalStateException("the connection is closed");
        }
    }

    private static <I extends OwnerId, S extends Owner, R> Either<Stale, Versioned<S>> written(
            Owners<I, S> sound, I id, Versioned<S> found, Decision<S, R> decision) {
        return sound.lockedChange(id, any -> decision)
                .map(done -> next(found, decision))
                .toEither(Stale::new);
    }

    private static <S> Versioned<S> next(Versioned<S> found, Decision<S, ?> decision) {
        var changedAt = decision.events().last().recordedAt();
        return new Versioned<>(decision.next(), found.version() + 1, changedAt, found.withdrawn());
    }

    /** The shortest of pauses, so that whoever else is about to change something may do so now. */
    private static void othersCome() {
        LockSupport.parkNanos(1);
    }
}
