package dev.tenure.item;

import static dev.tenure.decision.Decision.issuing;
import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.ACCESS_TOKEN_ISSUED;
import static dev.tenure.decision.EventType.ITEM_ACTIVATED;
import static dev.tenure.decision.EventType.ITEM_TROUBLE_RECORDED;
import static dev.tenure.decision.EventType.PUBLIC_TOKEN_EXCHANGED;
import static dev.tenure.decision.EventType.PUBLIC_TOKEN_ISSUED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Founded;
import dev.tenure.decision.Rejection;
import dev.tenure.principal.Moment;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * Founded by a Link's success, its public token not exchanged yet.
 *
 * @param abandoned when it is given up
 * @param trouble why it will need its user as soon as it is exchanged, if the institution said so already
 */
public record Pending(Login login, Deadline abandoned, Option<Cause> trouble) implements Living {
    /** A new Item of this login and of what its user shares; it waits for the exchange of its public token. */
    public static Founded founded(Login login, Sharing shared, TokenHash publicToken, ItemRules rules, Instant now) {
        var sharing = login.withAccounts(Accounts.of(shared.accounts())).renewed(shared.consentUntil(), rules, now);
        var token =
                Token.publicToken(publicToken, now, rules.publicTokenLifetime().deadline(now, now));
        return new Founded(
                new Pending(sharing, rules.abandonment(now), Option.none()),
                List.of(token),
                List.of(PUBLIC_TOKEN_ISSUED.at(now)));
    }

    @Override
    public Living with(Login changed) {
        return new Pending(changed, abandoned, trouble);
    }

    @Override
    public Decision<Item, Token> exchange(Token publicToken, TokenHash access, Instant now) {
        var expiry = publicToken.expiry(now);
        if (expiry.isDefined()) return refused(this, Rejection.Expired.of(expiry.get()));
        var token = Token.access(access, 1, now);
        var exchanged = login.withAccessGeneration(token.generation());
        var healthy = issuing(
                token,
                (Item) new Active(exchanged),
                PUBLIC_TOKEN_EXCHANGED.at(now),
                ACCESS_TOKEN_ISSUED.at(now),
                ITEM_ACTIVATED.at(now));
        return healthy.settled(
                item -> trouble.fold(() -> item.settle(Moment.at(now)), cause -> item.reportLoginRequired(cause, now)));
    }

    @Override
    public Decision<Item, Token> rotateAccessToken(TokenHash successor, Instant now) {
        return refused(this, new Rejection.NoAccessToken());
    }

    @Override
    public Decision<Item, Item> inTrouble(Cause cause, Instant now) {
        if (trouble.contains(cause)) return unchanged(this);
        return to(new Pending(login, abandoned, Option.of(cause)), ITEM_TROUBLE_RECORDED.because(cause, now));
    }

    @Override
    public Either<Rejection, Item> opensTo(Token token, Call call) {
        return Either.left(new Rejection.UnknownToken());
    }

    @Override
    public TokenStatus standingOf(Token token) {
        return TokenStatus.ISSUED;
    }

    @Override
    public Rejection standing() {
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
        return Deadline.earliest(
                List.of(abandoned).appendAll(login.environment().retirement()));
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
