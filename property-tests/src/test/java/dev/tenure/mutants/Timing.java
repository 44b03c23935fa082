package dev.tenure.mutants;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Deadline;
import dev.tenure.token.AggregateId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** The faults of time. */
final class Timing {
    private Timing() {}

    /** The instant of a change is kept to the second. */
    record KeptToTheSecond() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return sound.find(id).map(KeptToTheSecond::truncated);
        }

        private static <S> Versioned<S> truncated(Versioned<S> aggregate) {
            var changedAt = aggregate.changedAt().truncatedTo(ChronoUnit.SECONDS);
            return new Versioned<>(aggregate.state(), aggregate.version(), changedAt, aggregate.withdrawn());
        }
    }

    /** The instant of a change is kept in seconds of 32 bits, which end in 2038. */
    record KeptIn32Bits() implements Fault {
        @Override
        public <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
            return sound.find(id)
                    .map(aggregate -> new Versioned<>(
                            aggregate.state(),
                            aggregate.version(),
                            wrapped(aggregate.changedAt()),
                            aggregate.withdrawn()));
        }

        private static Instant wrapped(Instant instant) {
            var seconds = (int) instant.getEpochSecond();
            return Instant.ofEpochSecond(seconds, instant.getNano());
        }
    }

    /** Deadlines are compared by the second. */
    record DueByTheSecond() implements Fault {
        @Override
        public <I extends AggregateId, S extends Expiring<S>> SweepResult settle(
                ExpiringRepository<I, S> sound, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
            return sound.settle(now.truncatedTo(ChronoUnit.SECONDS), limit, rule);
        }
    }

    /** A batch takes all there is. */
    record Unlimited() implements Fault {
        @Override
        public <I extends AggregateId, S extends Expiring<S>> SweepResult settle(
                ExpiringRepository<I, S> sound, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
            return sound.settle(now, Integer.MAX_VALUE, rule);
        }
    }

    /** An ended aggregate is forgotten a millisecond before its instant. */
    record ForgottenTooEarly() implements Fault {
        @Override
        public int forget(Purge sound, Instant overSince, int limit) {
            return sound.purge(overSince.plusMillis(1), limit);
        }
    }

    /** A live aggregate with a deadline is forgotten like an ended one. */
    record ForgottenAlive() implements Fault {
        @Override
        public int forget(Purge sound, Instant overSince, int limit) {
            return sound.purge(Instant.MAX, limit);
        }
    }

    /** An ended aggregate is forgotten together with its waiting notices. */
    record ForgottenUntold(Outbox outbox) implements Fault {
        @Override
        public int forget(Purge sound, Instant overSince, int limit) {
            for (var lost = all(); !lost.isEmpty(); lost = all()) lost.forEach(outbox::acknowledge);
            return sound.purge(overSince, limit);
        }

        private Seq<ClaimedNotice> all() {
            return outbox.claim(Deadline.LAST, Instant.MAX, Integer.MAX_VALUE);
        }
    }

    /** A seal of a grant or of an Item is erased while it can still be asked for. */
    record ErasedTooEarly() implements Fault {
        @Override
        public int eraseSeals(Purge sound, Instant now, int limit) {
            return sound.purge(now.plusMillis(1), limit);
        }
    }

    /** The last run replaces any other, without a comparison. */
    record RunUncompared() implements Fault {
        @Override
        public boolean record(LastRun sound, Option<Instant> found, Instant now) {
            return sound.record(sound.last(), now);
        }
    }

    /** The witness for the clock is what that clock has recorded. */
    record SelfWitnessed() implements Fault {
        @Override
        public Option<Instant> witness(LastRun sound) {
            return sound.last();
        }
    }
}
