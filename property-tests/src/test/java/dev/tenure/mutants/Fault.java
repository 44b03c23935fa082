package dev.tenure.mutants;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.grant.Grant;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.LastRun;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** The deviations of a broken store from a sound one; in everything else it behaves as the sound one. */
interface Fault {
    default <I extends AggregateId, S extends Aggregate> Option<Versioned<S>> find(Repository<I, S> sound, I id) {
        return sound.find(id);
    }

    default <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> add(
            Repository<I, S> sound, Decision<S, ?> decision) {
        return sound.add(decision);
    }

    /** The same as the sound one's; {@code id} names the aggregate. */
    default <I extends AggregateId, S extends Aggregate> Either<Stale, Versioned<S>> commit(
            Repository<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
        return sound.commit(found, decision);
    }

    default <I extends AggregateId, S extends Aggregate> boolean confirm(
            Repository<I, S> sound, I id, Versioned<S> found) {
        return sound.confirm(found);
    }

    default <I extends AggregateId, S extends Aggregate, R> Either<Stale, Option<Decision<S, R>>> lockedChange(
            Repository<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
        return sound.changeLocked(id, decide);
    }

    default <I extends AggregateId, S extends Expiring<S>> SweepResult settle(
            ExpiringRepository<I, S> sound, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return sound.settle(now, limit, rule);
    }

    default int forget(Purge sound, Instant overSince, int limit) {
        return sound.purge(overSince, limit);
    }

    default <S extends Owned<S>> Option<Located<S>> locate(
            Function<TokenHash, Option<Located<S>>> sound, TokenHash hash) {
        return sound.apply(hash);
    }

    default Seq<Either<Unreadable, Versioned<Item>>> ofUser(
            ItemRepository sound,
            Environment environment,
            ClientId client,
            UserId user,
            Option<ItemId> after,
            int limit) {
        return sound.findByUser(environment, client, user, after, limit);
    }

    default Seq<Either<Unreadable, Versioned<Connection>>> list(
            ConnectionRepository sound,
            Environment environment,
            ConnectionFilter filter,
            Instant now,
            Option<ConnectionId> after,
            int limit) {
        return sound.list(environment, filter, now, after, limit);
    }

    default Seq<DueRenewal> dueForRenewal(
            ConnectionRepository sound, Environment environment, Instant now, Option<DueRenewal> after, int limit) {
        return sound.dueForRenewal(environment, now, after, limit);
    }

    default Option<Versioned<Grant>> locate(GrantRepository sound, ParsedToken token) {
        return sound.locate(token);
    }

    default Seq<Either<Unreadable, Versioned<Grant>>> grantsOf(
            Function<Instant, Seq<Either<Unreadable, Versioned<Grant>>>> sound, Instant now) {
        return sound.apply(now);
    }

    default int eraseSeals(Purge sound, Instant now, int limit) {
        return sound.purge(now, limit);
    }

    default Seq<ClaimedNotice> claim(Outbox sound, Instant now, Instant until, int limit) {
        return sound.claim(now, until, limit);
    }

    default void acknowledge(Outbox sound, ClaimedNotice delivered) {
        sound.acknowledge(delivered);
    }

    default void fail(Outbox sound, ClaimedNotice failed, Instant retryAt) {
        sound.fail(failed, retryAt);
    }

    /** The machine of the store stops and starts again. */
    default void crash() {}

    default boolean record(LastRun sound, Option<Instant> found, Instant now) {
        return sound.record(found, now);
    }

    default Option<Instant> witness(LastRun sound) {
        return sound.witness();
    }

    /** The deletion of what is over, aggregates or seals. */
    @FunctionalInterface
    interface Purge {
        int purge(Instant overSince, int limit);
    }
}
