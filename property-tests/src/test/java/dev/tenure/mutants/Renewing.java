package dev.tenure.mutants;

import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** The faults of the list of connections that are to be renewed, though nobody asks for their credential. */
interface Renewing extends Fault {
    @Override
    Seq<DueRenewal> dueForRenewal(
            ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit);

    /** One is found only after its instant, when its refresh token may be gone. */
    record TooLate() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return sound.dueForRenewal(environment, now.minusMillis(1), after, limit);
        }
    }

    /** One is found before its instant, while its pause lasts. */
    record TooEarly() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return sound.dueForRenewal(environment, now.plusMillis(1), after, limit);
        }
    }

    /** The batch begins with the one after which it should begin. */
    record FromTheKey() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return after.toVector()
                    .appendAll(sound.dueForRenewal(environment, now, after, limit))
                    .take(limit);
        }
    }

    /** The batch goes on after the instant of its key, and so leaves out others of that instant. */
    record AfterTheInstant() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return sound.dueForRenewal(environment, now, after, Integer.MAX_VALUE)
                    .filter(due -> after.forAll(it -> due.at().isAfter(it.at())))
                    .take(limit);
        }
    }

    /** Those that wait longest come last, and never if there are always others. */
    record LatestFirst() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return sound.dueForRenewal(environment, now, after, Integer.MAX_VALUE)
                    .reverse()
                    .take(limit);
        }
    }

    /** The connections of other environments are found as well. */
    record Everywhere() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return Vector.of(Environment.values())
                    .flatMap(each -> sound.dueForRenewal(each, now, after, limit))
                    .sorted()
                    .take(limit);
        }
    }

    /** Only those are found whose refresh token nears its end, and none that is in doubt. */
    record WithoutDoubts() implements Renewing {
        @Override
        public Seq<DueRenewal> dueForRenewal(
                ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
            return sound.dueForRenewal(environment, now, after, limit).filter(due -> sound.find(due.id())
                    .exists(found -> found.state().data().trouble().isEmpty()
                            && found.state().data().leases() == 0));
        }
    }
}
