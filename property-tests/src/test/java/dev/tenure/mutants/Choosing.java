package dev.tenure.mutants;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** The faults of lists of connections. */
final class Choosing {
    private Choosing() {}

    /** A condition of the filter is forgotten. */
    record Without(UnaryOperator<ConnectionFilter> forgotten) implements Fault {
        static Without profile() {
            return new Without(it -> new ConnectionFilter(
                    Option.none(), it.reference(), it.remoteId(), it.states(), it.needsUser(), it.isBlocked()));
        }

        static Without reference() {
            return new Without(it -> new ConnectionFilter(
                    it.profile(), Option.none(), it.remoteId(), it.states(), it.needsUser(), it.isBlocked()));
        }

        static Without remoteId() {
            return new Without(it -> new ConnectionFilter(
                    it.profile(), it.reference(), Option.none(), it.states(), it.needsUser(), it.isBlocked()));
        }

        static Without states() {
            return new Without(it -> new ConnectionFilter(
                    it.profile(), it.reference(), it.remoteId(), HashSet.empty(), it.needsUser(), it.isBlocked()));
        }

        static Without need() {
            return new Without(it -> new ConnectionFilter(
                    it.profile(), it.reference(), it.remoteId(), it.states(), false, it.isBlocked()));
        }

        static Without blockage() {
            return new Without(it -> new ConnectionFilter(
                    it.profile(), it.reference(), it.remoteId(), it.states(), it.needsUser(), false));
        }

        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return sound.list(environment, forgotten.apply(filter), now, after, limit);
        }
    }

    /** A connection that is due is listed in its stored state alone. */
    record AsStored() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return sound.list(environment, filter, Instant.EPOCH, after, limit);
        }
    }

    /** A closed connection that was blocked is listed as blocked for ever. */
    record BlockedForEver() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            var found = Without.blockage().list(sound, environment, filter, now, after, Integer.MAX_VALUE);
            return found.filter(
                            it -> !filter.isBlocked() || it.get().state().data().blocked())
                    .take(limit);
        }
    }

    /** A list has the connections of all environments. */
    record Everywhere() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return Vector.of(Environment.values())
                    .flatMap(any -> sound.list(any, filter, now, after, limit))
                    .sortBy(it -> it.get().state().id().text())
                    .take(limit);
        }
    }

    /** A page begins with the connection that the one before ended with. */
    record FromTheKey() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return after.flatMap(sound::find)
                    .<Either<Unreadable, Versioned<Connection>>>map(Either::right)
                    .toVector()
                    .appendAll(sound.list(environment, filter, now, after, limit))
                    .take(limit);
        }
    }

    /** The page after a connection that is gone is empty. */
    record UpToTheGone() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return after.exists(last -> sound.find(last).isEmpty())
                    ? Vector.empty()
                    : sound.list(environment, filter, now, after, limit);
        }
    }

    /** A page has the first that the database comes across, put in order afterwards. */
    record SortedTooLate() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return sound.list(environment, filter, now, after, Integer.MAX_VALUE)
                    .takeRight(limit);
        }
    }

    /** The ids are compared as Java does, by signed numbers. */
    record BySignedIds() implements Fault {
        @Override
        public Seq<Either<Unreadable, Versioned<Connection>>> list(
                ConnectionRepository sound,
                Environment environment,
                ConnectionFilter filter,
                Instant now,
                Option<ConnectionId> after,
                int limit) {
            return sound.list(environment, filter, now, Option.none(), Integer.MAX_VALUE)
                    .sortBy(it -> it.get().state().id().value())
                    .filter(it ->
                            after.forAll(last -> it.get().state().id().value().compareTo(last.value()) > 0))
                    .take(limit);
        }
    }
}
