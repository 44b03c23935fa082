package dev.tenure.stories;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.decision.Decision;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store whose connections fail as was said beforehand, call by call; past that they work. For one thread. */
final class FailingConnections implements Store {
    private final Store sound;
    private Seq<Failure> script = List.empty();
    private Vector<Call> calls = Vector.empty();

    FailingConnections(Store sound) {
        this.sound = sound;
    }

    /** How a call fails, if it does. */
    enum Failure {
        /** It works. */
        NONE,
        /** It could not be done, and surely was not. */
        SURELY_NOT,
        /** The connection was lost before it was done, and nobody can tell. */
        LOST_BEFORE,
        /** The connection was lost after it was done, and nobody can tell. */
        LOST_AFTER
    }

    /** What a call is for. */
    enum Kind {
        /** To find something out. */
        QUESTION,
        /** To make durable what is there. */
        CONFIRMATION,
        /** To change something. */
        CHANGE
    }

    /** What was called, and how it went. */
    record Call(Kind kind, Failure failure) {
        boolean failed() {
            return failure != Failure.NONE;
        }

        /** How else it might have gone. */
        Seq<Failure> failures() {
            return switch (kind) {
                case QUESTION -> List.of(Failure.SURELY_NOT);
                case CONFIRMATION -> List.of(Failure.SURELY_NOT, Failure.LOST_AFTER);
                case CHANGE -> List.of(Failure.SURELY_NOT, Failure.LOST_BEFORE, Failure.LOST_AFTER);
            };
        }

        /** Whether it changed something. */
        boolean wrote() {
            return kind == Kind.CHANGE && (failure == Failure.NONE || failure == Failure.LOST_AFTER);
        }
    }

    /** The next calls go like this. */
    void next(Seq<Failure> failures) {
        script = failures;
        calls = Vector.empty();
    }

    /** The calls since then. */
    Seq<Call> calls() {
        return calls;
    }

    private <T> T read(Supplier<T> work) {
        if (failure(Kind.QUESTION) != Failure.NONE) throw unavailable();
        return work.get();
    }

    private <T> T write(Supplier<T> work) {
        return write(Kind.CHANGE, work);
    }

    private <T> T write(Kind kind, Supplier<T> work) {
        var failure = failure(kind);
        if (failure == Failure.SURELY_NOT) throw unavailable();
        if (failure == Failure.LOST_BEFORE) throw lost();
        var done = work.get();
        if (failure == Failure.LOST_AFTER) throw lost();
        return done;
    }

    private Failure failure(Kind kind) {
        var failure = script.headOption().getOrElse(Failure.NONE);
        script = script.drop(1);
        calls = calls.append(new Call(kind, failure));
        return failure;
    }

    private static StoreUnavailable unavailable() {
        return new StoreUnavailable("not reached", new IllegalStateException("there is no connection"));
    }

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost while it committed", new IllegalStateException("the connection is gone"));
    }

    @Override
    public ConnectionRepository connections() {
        return new Failing();
    }

    @Override
    public LinkRepository links() {
        return sound.links();
    }

    @Override
    public ItemRepository items() {
        return sound.items();
    }

    @Override
    public GrantRepository grants() {
        return sound.grants();
    }

    @Override
    public PrincipalRepository principals() {
        return sound.principals();
    }

    @Override
    public Outbox outbox() {
        return sound.outbox();
    }

    @Override
    public LastRun lastRun() {
        return sound.lastRun();
    }

    private final class Failing implements ConnectionRepository {
        private final ConnectionRepository connections = sound.connections();

        @Override
        public Option<Versioned<Connection>> find(ConnectionId id) {
            return read(() -> connections.find(id));
        }

        @Override
        public Seq<Versioned<Connection>> findByRemoteId(
                String profile, RemoteId remoteId, Option<ConnectionId> after, int limit) {
            return read(() -> connections.findByRemoteId(profile, remoteId, after, limit));
        }

        @Override
        public Seq<ConnectionId> notSealedUnder(String key, Option<ConnectionId> after, int limit) {
            return read(() -> connections.notSealedUnder(key, after, limit));
        }

        @Override
        public Either<Stale, Versioned<Connection>> add(Decision<Connection, ?> decision) {
            return write(() -> connections.add(decision));
        }

        @Override
        public Either<Stale, Versioned<Connection>> commit(
                Versioned<Connection> found, Decision<Connection, ?> decision) {
            return write(() -> connections.commit(found, decision));
        }

        @Override
        public boolean confirm(Versioned<Connection> found) {
            return write(Kind.CONFIRMATION, () -> connections.confirm(found));
        }

        @Override
        public <R> Option<Decision<Connection, R>> changeLocked(
                ConnectionId id, Function<Versioned<Connection>, Decision<Connection, R>> decide) {
            return write(() -> connections.changeLocked(id, decide));
        }

        @Override
        public SweepResult settle(
                Instant now, int limit, Function<Versioned<Connection>, Decision<Connection, Connection>> rule) {
            return write(() -> connections.settle(now, limit, rule));
        }

        @Override
        public int purge(Instant overSince, int limit) {
            return write(() -> connections.purge(overSince, limit));
        }
    }
}
