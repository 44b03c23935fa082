package dev.tenure.stories;

import dev.tenure.decision.Decision;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
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
import dev.tenure.port.Swept;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.Presented;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A store that once loses the connection while it commits a grant: after it was done, or before. */
record LostAnswers(Store sound, AtomicBoolean losesAfter, AtomicBoolean losesBefore) implements Store {
    static LostAnswers over(Store sound) {
        return new LostAnswers(sound, new AtomicBoolean(), new AtomicBoolean());
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
        return new Losing();
    }

    @Override
    public CustodyOwners custodies() {
        return sound.custodies();
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

    private static OutcomeUnknown lost() {
        return new OutcomeUnknown("lost while it committed", new IllegalStateException("the connection is gone"));
    }

    private final class Losing implements GrantOwners {
        private final GrantOwners grants = sound.grants();

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
        public Option<Versioned<Grant>> locate(Presented token) {
            return grants.locate(token);
        }

        @Override
        public Either<Stale, Versioned<Grant>> add(Decision<Grant, ?> decision) {
            return grants.add(decision);
        }

        @Override
        public <R> Option<Decision<Grant, R>> lockedChange(
                GrantId id, Function<Versioned<Grant>, Decision<Grant, R>> decide) {
            return grants.lockedChange(id, decide);
        }

        @Override
        public Swept settle(Instant now, int limit, Function<Versioned<Grant>, Decision<Grant, Grant>> rule) {
            return grants.settle(now, limit, rule);
        }

        @Override
        public int forget(Instant overSince, int limit) {
            return grants.forget(overSince, limit);
        }

        @Override
        public int forgetSpent(Instant spentSince, int limit) {
            return grants.forgetSpent(spentSince, limit);
        }

        @Override
        public int eraseSeals(Instant now, int limit) {
            return grants.eraseSeals(now, limit);
        }
    }
}
