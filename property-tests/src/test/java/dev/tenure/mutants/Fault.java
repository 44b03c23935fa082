package dev.tenure.mutants;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Owner;
import dev.tenure.grant.Grant;
import dev.tenure.port.Claim;
import dev.tenure.port.GrantOwners;
import dev.tenure.port.Located;
import dev.tenure.port.Outbox;
import dev.tenure.port.Owners;
import dev.tenure.port.Runs;
import dev.tenure.port.Stale;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.principal.Timed;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.Presented;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** What a broken store does in the place of a sound one; what is not said here it does as the sound one. */
interface Fault {
    default <I extends OwnerId, S extends Owner> Option<Versioned<S>> find(Owners<I, S> sound, I id) {
        return sound.find(id);
    }

    default <I extends OwnerId, S extends Owner> Either<Stale, Versioned<S>> add(
            Owners<I, S> sound, Decision<S, ?> decision) {
        return sound.add(decision);
    }

    /** The same as the sound one's; {@code id} is whose it is. */
    default <I extends OwnerId, S extends Owner> Either<Stale, Versioned<S>> commit(
            Owners<I, S> sound, I id, Versioned<S> found, Decision<S, ?> decision) {
        return sound.commit(found, decision);
    }

    default <I extends OwnerId, S extends Owner, R> Option<Decision<S, R>> lockedChange(
            Owners<I, S> sound, I id, Function<Versioned<S>, Decision<S, R>> decide) {
        return sound.lockedChange(id, decide);
    }

    default <I extends OwnerId, S extends Timed<S>> Swept settle(
            TimedOwners<I, S> sound, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return sound.settle(now, limit, rule);
    }

    default <I extends OwnerId, S extends Timed<S>> int forget(TimedOwners<I, S> sound, Instant overSince, int limit) {
        return sound.forget(overSince, limit);
    }

    default <I extends OwnerId, S extends Allied<S>> Option<Located<S>> locate(
            TokenOwners<I, S> sound, TokenHash hash) {
        return sound.locate(hash);
    }

    default <I extends OwnerId, S extends Allied<S>> Seq<Versioned<S>> ofUser(
            TokenOwners<I, S> sound, ClientId client, UserId user) {
        return sound.ofUser(client, user);
    }

    default Option<Versioned<Grant>> locate(GrantOwners sound, Presented token) {
        return sound.locate(token);
    }

    default int eraseSeals(GrantOwners sound, Instant now, int limit) {
        return sound.eraseSeals(now, limit);
    }

    default Seq<Claim> claim(Outbox sound, Instant now, Instant until, int limit) {
        return sound.claim(now, until, limit);
    }

    default void acknowledge(Outbox sound, Claim delivered) {
        sound.acknowledge(delivered);
    }

    default void fail(Outbox sound, Claim failed, Instant retryAt) {
        sound.fail(failed, retryAt);
    }

    /** What the store runs on stops and starts again. */
    default void crash() {}

    default boolean record(Runs sound, Option<Instant> found, Instant now) {
        return sound.record(found, now);
    }
}
