package dev.tenure.item;

import dev.tenure.decision.Rejection;
import dev.tenure.time.End;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** The end of an Item, with every token of it. It takes no command. */
public record Removed(ItemData data, End end) implements Item {
    @Override
    public Rejection refusal() {
        return new Rejection.Removed(end.cause());
    }

    @Override
    public Either<Rejection, Item> opensTo(Token token, Purpose call) {
        return Either.left(refusal());
    }

    @Override
    public Option<Instant> endedSince() {
        return Option.of(end.at());
    }

    /** The status of a token: every token that lived until the Item's end ended with it. */
    @Override
    public TokenStatus status(Token token, Instant now) {
        return Item.super.status(token, end.at());
    }

    @Override
    public TokenStatus statusByState(Token token) {
        return TokenStatus.REVOKED;
    }

    @Override
    public <T> T match(
            Function<Pending, T> pending,
            Function<Active, T> active,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Removed, T> removed) {
        return removed.apply(this);
    }
}
