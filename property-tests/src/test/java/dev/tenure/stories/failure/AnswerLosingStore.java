package dev.tenure.stories.failure;

import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.LinkRepository;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.PrincipalRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A store that loses the connection once while it commits a grant, before or after the change, and on request once
 * more when it confirms a grant.
 */
record AnswerLosingStore(
        Store sound, AtomicBoolean losesAfter, AtomicBoolean losesBefore, AtomicBoolean losesConfirming)
        implements Store {
    static AnswerLosingStore over(Store sound) {
        return new AnswerLosingStore(sound, new AtomicBoolean(), new AtomicBoolean(), new AtomicBoolean());
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
        return new Losing();
    }

    @Override
    public ConnectionRepository connections() {
        return sound.connections();
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

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost while it committed", new IllegalStateException("the connection is gone"));
    }

    private final class Losing implements GrantRepository {
        private final GrantRepository grants = sound.grants();

        @Override
        public Either<Stale, Versioned<Grant>> commit(Versioned<Grant> found, Decision<Grant, ?> decision) {
            if (losesBefore.getAndSet(false)) throw lost();
            var stored = grants.commit(found, decision);
            if (losesAfter.getAndSet(false)) throw lost();
            return stored;
        }

        @Override
        public Option<Versioned<Grant>> find(GrantId id) {
            return grants.find(id);
        }

        @Override
        public Option<Versioned<Grant>> locate(ParsedToken token) {
            return grants.locate(token);
        }

        @Override
        public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
                Environment environment, UserId user, Instant now, Option<GrantId> before, int limit) {
            return grants.findByUser(environment, user, now, before, limit);
        }

        @Override
        public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
                Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit) {
            return grants.findByUser(environment, client, user, now, before, limit);
        }

        @Override
        public Either<Stale, Versioned<Grant>> add(Decision<Grant, ?> decision) {
            return grants.add(decision);
        }

        @Override
        public boolean confirm(Versioned<Grant> found) {
            var isThere = grants.confirm(found);
            if (isThere && losesConfirming.getAndSet(false)) throw lost();
            return isThere;
        }

        @Override
        public <R> Either<Stale, Option<Decision<Grant, R>>> changeLocked(
                GrantId id, Function<Versioned<Grant>, Decision<Grant, R>> decide) {
            return grants.changeLocked(id, decide);
        }

        @Override
        public SweepResult settle(Instant now, int limit, Function<Versioned<Grant>, Decision<Grant, Grant>> rule) {
            return grants.settle(now, limit, rule);
        }

        @Override
        public int purge(Instant overSince, int limit) {
            return grants.purge(overSince, limit);
        }

        @Override
        public int purgeSpent(Instant spentSince, int limit) {
            return grants.purgeSpent(spentSince, limit);
        }

        @Override
        public int eraseSeals(Instant now, int limit) {
            return grants.eraseSeals(now, limit);
        }
    }
}
