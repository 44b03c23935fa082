package dev.tenure.item;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * One login at one institution, with its public, access, processor and update-mode link tokens. It never expires
 * [plaid:item]: it is removed, or needs its user. Immutable; a command returns the next state.
 *
 * <p>Call commands through {@link #decide} and query through {@link #authenticate} and {@link #statusOf}, which count
 * every deadline and withdrawal, recorded or not. A request that a state does not take is refused with its
 * {@link #refusal()}; a report that does not concern it changes nothing.
 */
public sealed interface Item extends Owned<Item> permits NotRemoved, Removed {
    /** The data that every state has. */
    ItemData data();

    @Override
    default Environment environment() {
        return data().environment();
    }

    /** The state as it stands, whatever time has done since. */
    default ItemState state() {
        return match(
                pending -> ItemState.PENDING,
                active -> ItemState.ACTIVE,
                needsUpdate -> ItemState.NEEDS_UPDATE,
                removed -> ItemState.REMOVED);
    }

    /** The rejection of a request that does not apply to this state. */
    Rejection refusal();

    /** Returns the Item that the token opens at this instant. Reads never write. */
    default Either<Rejection, AuthorizedItem> authenticate(Token token, Purpose call, DecisionContext context) {
        return settle(context)
                .next()
                .opensTo(token, call)
                .map(item -> new AuthorizedItem(item, item.warning(context.now())));
    }

    /** The status of the token at this instant. Reads never write. */
    default TokenStatus statusOf(Token token, DecisionContext context) {
        return settle(context).next().status(token, context.now());
    }

    /** Runs a command for the bearer of a token that allows management. */
    default <R> Decision<Item, R> authorizedBy(Token token, Function<Item, Decision<Item, R>> command) {
        return opensTo(token, Purpose.MANAGEMENT).fold(why -> refused(this, why), command);
    }

    // requests: refused unless the state takes them

    /** Exchanges the public token, once, for the first access token. */
    default Decision<Item, Token> exchange(Token publicToken, TokenHash access, Instant now) {
        return exchanged(publicToken, Successor.of(access), now);
    }

    /**
     * Exchanges the public token for the first access token. While the window of its retry is open, the same token
     * changes nothing and gets the same answer, which is the reply; none with a new access token.
     */
    default Decision<Item, Option<Retry>> exchange(Token publicToken, Successor access, Instant now) {
        return repeated(publicToken, now)
                .getOrElse(() -> exchanged(publicToken, access, now).replying(Option.none()));
    }

    /** Replaces the current access token with a new one, in ill health too. */
    default Decision<Item, Token> rotateAccessToken(TokenHash successor, Instant now) {
        return replaced(Successor.of(successor), EventType.ACCESS_TOKEN_ROTATED, now);
    }

    /** Replaces the presented access token with a new one; the reply is as that of an exchange. */
    default Decision<Item, Option<Retry>> rotateAccessToken(Token presented, Successor successor, Instant now) {
        return repeated(presented, now).getOrElse(() -> authorizedBy(
                        presented, item -> item.replaced(successor, EventType.ACCESS_TOKEN_ROTATED, now))
                .replying(Option.none()));
    }

    private Option<Decision<Item, Option<Retry>>> repeated(Token presented, Instant now) {
        return data().retry().filter(retry -> retry.isFor(presented, now)).map(retry -> Decision.<Item>unchanged(this)
                .replying(Option.of(retry)));
    }

    /** Issues a link token that opens update mode. It may be used again until its deadline. */
    default Decision<Item, Token> startUpdate(Token presented, TokenHash link, ItemRules rules, Instant now) {
        return refused(this, refusal());
    }

    /**
     * Records that the user went through update mode: every deadline is renewed, the access token stays. Accounts
     * shared for the first time take the fresh ids, one for each account of the consent.
     */
    default Decision<Item, Item> completeUpdate(
            Token link, Consent consent, Seq<AccountId> fresh, ItemRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Issues a token for a partner, bound to one account and not to the access token. */
    default Decision<Item, Token> issueProcessorToken(Delegation to, TokenHash hash, ItemRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Changes the address of notices. */
    default Decision<Item, Item> changeWebhook(Webhook webhook, Instant now) {
        return refused(this, refusal());
    }

    /** Removes the address of notices. */
    default Decision<Item, Item> removeWebhook(Instant now) {
        return refused(this, refusal());
    }

    /** Replaces the current access token at the host's request: nobody has to present it. */
    default Decision<Item, Token> reissueAccessToken(TokenHash successor, Instant now) {
        return replaced(Successor.of(successor), EventType.ACCESS_TOKEN_REISSUED, now);
    }

    // what the states differ in

    /** Exchanges the public token in this state. */
    default Decision<Item, Token> exchanged(Token publicToken, Successor access, Instant now) {
        return refused(this, refusal());
    }

    /** Replaces the current access token in this state, and announces it by this event. */
    default Decision<Item, Token> replaced(Successor successor, EventType announced, Instant now) {
        return refused(this, refusal());
    }

    // reports: nothing unless they concern the state

    /** Removes the Item with every token of it. */
    default Decision<Item, Item> remove(Removal removal, ItemRules rules, Instant now) {
        return unchanged(this);
    }

    /**
     * Records that the client uses the current access token, so that it has received the answer: no retry gets it
     * again. Any other token, or one whose window is over, changes nothing.
     */
    default Decision<Item, Item> received(Token access, Instant now) {
        return unchanged(this);
    }

    /** Records that the institution needs the user again. */
    default Decision<Item, Item> reportLoginRequired(UpdateCause cause, Instant now) {
        return unchanged(this);
    }

    /** Records that the login works again, without an update by this client. */
    default Decision<Item, Item> selfHeal(Instant now) {
        return unchanged(this);
    }

    /** Records that the login works again, without an update by this client, and with a later consent. */
    default Decision<Item, Item> selfHeal(Instant consentUntil, ItemRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the institution will end the connection at that deadline. */
    default Decision<Item, Item> scheduleDisconnect(Instant at, UpdateCause cause, ItemRules rules, Instant now) {
        return unchanged(this);
    }

    /** Records that the user revoked one account alone. */
    default Decision<Item, Item> revokeAccount(AccountId account, Instant now) {
        return unchanged(this);
    }

    /** Records that the institution closed one account. */
    default Decision<Item, Item> closeAccount(AccountId account, Instant now) {
        return unchanged(this);
    }

    /** Records that the user revoked the whole permission. */
    default Decision<Item, Item> revokePermission(RevokedAt channel, Instant now) {
        return unchanged(this);
    }

    /** Records that the same login was linked again at an institution that allows one. */
    default Decision<Item, Item> duplicateLinked(ItemId other, Instant now) {
        return unchanged(this);
    }

    /** Records that the institution has accounts that the user could share; each set is announced once. */
    default Decision<Item, Item> detectNewAccounts(Seq<AccountLabel> found, Instant now) {
        return unchanged(this);
    }

    /** The instant, exclusive, until which a retry returns the sealed access token; none if there is none. */
    default Option<Instant> sealedUntil() {
        return data().retry().map(Retry::until);
    }

    /** Returns the same Item without the sealed access token, which means the same after its deadline. */
    default Item withoutSeal() {
        return this;
    }

    // time

    @Override
    default Decision<Item, Item> applyDeadlines(Instant now) {
        return elapsed(now).fold(() -> unchanged(this), first -> first.followedBy(item -> item.applyDeadlines(now)));
    }

    /** The first deadline that has passed by now and is not recorded, if any. */
    default Option<Decision<Item, Item>> elapsed(Instant now) {
        return Option.none();
    }

    /** Returns the Item that the token opens, in this state as it stands. */
    Either<Rejection, Item> opensTo(Token token, Purpose call);

    /** The approaching deadline, for the caller. */
    default Option<Deadline> warning(Instant now) {
        return Option.none();
    }

    /** The status of the token in this state as it stands. */
    default TokenStatus status(Token token, Instant now) {
        if (token.kind() == TokenKind.PUBLIC && data().isExchanged()) return TokenStatus.CONSUMED;
        if (token.kind() == TokenKind.ACCESS && token.generation() < data().accessGeneration())
            return TokenStatus.ROTATED;
        if (token.expiry(now).isDefined()) return TokenStatus.EXPIRED;
        if (!sharesAccountOf(token)) return TokenStatus.REVOKED;
        return statusByState(token);
    }

    /** The status of a token that depends on the state of its Item alone. */
    TokenStatus statusByState(Token token);

    /** Returns true unless the token is bound to an account that is no longer shared. */
    default boolean sharesAccountOf(Token token) {
        return token.delegation()
                .forAll(to -> data().accounts().open(to.account()).isDefined());
    }

    @Override
    default Item self() {
        return this;
    }

    @Override
    default ItemId id() {
        return data().id();
    }

    @Override
    default Ownership ownership() {
        return data().ownership();
    }

    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** Maps each state: a new state does not compile until every caller handles it. */
    <T> T match(
            Function<Pending, T> pending,
            Function<Active, T> active,
            Function<NeedsUpdate, T> needsUpdate,
            Function<Removed, T> removed);
}
