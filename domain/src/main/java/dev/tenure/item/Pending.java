package dev.tenure.item;

import static dev.tenure.decision.Decision.issuing;
import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.ACCESS_TOKEN_ISSUED;
import static dev.tenure.decision.EventType.ITEM_ACTIVATED;
import static dev.tenure.decision.EventType.ITEM_UPDATE_RECORDED;
import static dev.tenure.decision.EventType.PUBLIC_TOKEN_EXCHANGED;
import static dev.tenure.decision.EventType.PUBLIC_TOKEN_ISSUED;

import dev.tenure.decision.Created;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.AccountId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * An Item created by a Link's success, whose public token is not exchanged yet.
 *
 * @param abandoned the deadline of the exchange
 * @param updateCause the reason why it will need its user as soon as it is exchanged, if the institution gave one
 *     already
 */
public record Pending(ItemData data, Deadline abandoned, Option<Cause> updateCause) implements NotRemoved {
    /**
     * Creates an Item of this login and the accounts of the consent, each with its fresh id; it waits for the exchange
     * of its public token.
     */
    public static Created create(
            ItemData data, Consent consent, Seq<AccountId> fresh, TokenHash publicToken, ItemRules rules, Instant now) {
        var shared = data.withAccounts(Accounts.of(consent.identifiedBy(fresh))).renewed(consent.until(), rules, now);
        var token = Token.publicToken(publicToken, now, rules.publicTokenLifetime());
        return new Created(
                new Pending(shared, rules.abandonment(now), Option.none()),
                List.of(token),
                List.of(PUBLIC_TOKEN_ISSUED.at(now)));
    }

    @Override
    public NotRemoved with(ItemData changed) {
        return new Pending(changed, abandoned, updateCause);
    }

    @Override
    public Decision<Item, Token> exchanged(Token publicToken, Successor access, Instant now) {
        var expiry = publicToken.expiry(now);
        if (expiry.isDefined()) return refused(this, Rejection.Expired.of(expiry.get()));
        var exchanged = data.followedBy(access);
        var token = Token.access(access.hash(), exchanged.accessGeneration(), now);
        var active = new Active(exchanged);
        var healthy = issuing(
                token,
                (Item) active,
                PUBLIC_TOKEN_EXCHANGED.at(now),
                ACCESS_TOKEN_ISSUED.at(now),
                ITEM_ACTIVATED.at(now));
        return healthy.settled(item -> updateCause.fold(
                () -> item.settle(DecisionContext.at(now)), cause -> active.requireUpdate(cause, now)));
    }

    @Override
    public Decision<Item, Token> replaced(Successor successor, EventType announced, Instant now) {
        return refused(this, new Rejection.NoAccessToken());
    }

    @Override
    public Decision<Item, Item> requireUpdate(Cause cause, Instant now) {
        if (updateCause.contains(cause)) return unchanged(this);
        return to(new Pending(data, abandoned, Option.of(cause)), ITEM_UPDATE_RECORDED.because(cause, now));
    }

    @Override
    public Either<Rejection, Item> opensTo(Token token, Purpose call) {
        return Either.left(new Rejection.UnknownToken());
    }

    @Override
    public TokenStatus statusByState(Token token) {
        return TokenStatus.ISSUED;
    }

    @Override
    public Rejection refusal() {
        return new Rejection.NotActive();
    }

    @Override
    public Option<Instant> due() {
        return givenUp().map(Deadline::at);
    }

    @Override
    public Option<Decision<Item, Item>> elapsed(Instant now) {
        return givenUp().filter(deadline -> deadline.passedBy(now)).map(deadline -> end(deadline.end())
                .recordedAt(now));
    }

    private Option<Deadline> givenUp() {
        return Deadline.earliest(List.of(abandoned).appendAll(data.environment().retirement()));
    }

    @Override
    public <T> T match(
            Function<Pending, T> pending,
            Function<Active, T> active,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Removed, T> removed) {
        return pending.apply(this);
    }
}
