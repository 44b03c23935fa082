package dev.tenure.stories;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.decision.Decision;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.link.Link;
import dev.tenure.link.LinkId;
import dev.tenure.port.CustodyOwners;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Outbox;
import dev.tenure.port.OutcomeUnknown;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Stale;
import dev.tenure.port.Store;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.port.Swept;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store whose custodies fail as was said beforehand, call by call; past that they work. For one thread. */
final class FailingCustodies implements Store {
    private final Store sound;
    private Seq<Failure> script = List.empty();
    private Vector<Call> calls = Vector.empty();

    FailingCustodies(Store sound) {
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

    /** What was called, and how it went. */
    record Call(boolean writes, Failure failure) {
        boolean failed() {
            return failure != Failure.NONE;
        }

        /** How else it might have gone. */
        Seq<Failure> failures() {
            return writes
                    ? List.of(Failure.SURELY_NOT, Failure.LOST_BEFORE, Failure.LOST_AFTER)
                    : List.of(Failure.SURELY_NOT);
        }

        /** Whether it wrote. */
        boolean wrote() {
            return writes && (failure == Failure.NONE || failure == Failure.LOST_AFTER);
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
        if (failure(false) != Failure.NONE) throw unavailable();
        return work.get();
    }

    private <T> T write(Supplier<T> work) {
        var failure = failure(true);
        if (failure == Failure.SURELY_NOT) throw unavailable();
        if (failure == Failure.LOST_BEFORE) throw lost();
        var done = work.get();
        if (failure == Failure.LOST_AFTER) throw lost();
        return done;
    }

    private Failure failure(boolean writes) {
        var failure = script.headOption().getOrElse(Failure.NONE);
        script = script.drop(1);
        calls = calls.append(new Call(writes, failure));
        return failure;
    }

    private static StoreUnavailable unavailable() {
        return new StoreUnavailable("not reached", new IllegalStateException("there is no connection"));
    }

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost while it committed", new IllegalStateException("the connection is gone"));
    }

    @Override
    public CustodyOwners custodies() {
        return new Failing();
    }

    @Override
    public TokenOwners<LinkId, Link> links() {
        return sound.links();
    }

    @Override
    public TokenOwners<ItemId, Item> items() {
        return sound.items();
    }

    @Override
    public GrantOwners grants() {
        return sound.grants();
    }

    @Override
    public Owners<PrincipalId, Principal> principals() {
        return sound.principals();
    }

    @Override
    public Outbox outbox() {
        return sound.outbox();
    }

    @Override
    public Runs runs() {
        return sound.runs();
    }

    private final class Failing implements CustodyOwners {
        private final CustodyOwners custodies = sound.custodies();

        @Override
        public Option<Versioned<Custody>> find(CustodyId id) {
            return read(() -> custodies.find(id));
        }

        @Override
        public Seq<Versioned<Custody>> called(String profile, Counterpart counterpart) {
            return read(() -> custodies.called(profile, counterpart));
        }

        @Override
        public Seq<CustodyId> notUnder(String key, Option<CustodyId> after, int limit) {
            return read(() -> custodies.notUnder(key, after, limit));
        }

        @Override
        public Either<Stale, Versioned<Custody>> add(Decision<Custody, ?> decision) {
            return write(() -> custodies.add(decision));
        }

        @Override
        public Either<Stale, Versioned<Custody>> commit(Versioned<Custody> found, Decision<Custody, ?> decision) {
            return write(() -> custodies.commit(found, decision));
        }

        @Override
        public <R> Option<Decision<Custody, R>> lockedChange(
                CustodyId id, Function<Versioned<Custody>, Decision<Custody, R>> decide) {
            return write(() -> custodies.lockedChange(id, decide));
        }

        @Override
        public Swept settle(Instant now, int limit, Function<Versioned<Custody>, Decision<Custody, Custody>> rule) {
            return write(() -> custodies.settle(now, limit, rule));
        }

        @Override
        public int forget(Instant overSince, int limit) {
            return write(() -> custodies.forget(overSince, limit));
        }
    }
}
