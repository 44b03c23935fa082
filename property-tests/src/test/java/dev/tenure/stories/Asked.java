package dev.tenure.stories;

import dev.tenure.decision.Decision;
import dev.tenure.port.Located;
import dev.tenure.port.Stale;
import dev.tenure.port.Swept;
import dev.tenure.port.TokenOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Allied;
import dev.tenure.token.ClientId;
import dev.tenure.token.OwnerId;
import dev.tenure.token.TokenHash;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Owners that must not be asked: whoever does fails the test. */
class Asked<I extends OwnerId, S extends Allied<S>> implements TokenOwners<I, S> {
    @Override
    public Option<Versioned<S>> find(I id) {
        throw asked();
    }

    @Override
    public Option<Located<S>> locate(TokenHash hash) {
        throw asked();
    }

    @Override
    public Seq<Versioned<S>> ofUser(ClientId client, UserId user) {
        throw asked();
    }

    @Override
    public Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        throw asked();
    }

    @Override
    public Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        throw asked();
    }

    @Override
    public <R> Option<Decision<S, R>> lockedChange(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        throw asked();
    }

    @Override
    public Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        throw asked();
    }

    @Override
    public int forget(Instant overSince, int limit) {
        throw asked();
    }

    static AssertionError asked() {
        return new AssertionError("the store was asked");
    }
}
