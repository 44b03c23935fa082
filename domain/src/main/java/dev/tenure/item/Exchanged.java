package dev.tenure.item;

import static dev.tenure.decision.Decision.issuing;
import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.to;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.ACCOUNTS_CHANGED;
import static dev.tenure.decision.EventType.ACCOUNT_CLOSED;
import static dev.tenure.decision.EventType.ACCOUNT_REVOKED;
import static dev.tenure.decision.EventType.ANSWER_RECEIVED;
import static dev.tenure.decision.EventType.CONSENT_RENEWED;
import static dev.tenure.decision.EventType.ITEM_UPDATED;
import static dev.tenure.decision.EventType.LINK_TOKEN_ISSUED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.token.AccountId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** An Item whose public token was exchanged: the transitions that healthy and unhealthy Items share. */
public sealed interface Exchanged extends NotRemoved permits Active, NeedsUpdate {
    @Override
    Exchanged with(ItemData changed);

    /** Returns the Item if its data is available: here the two states differ. */
    Either<Rejection, Item> withDataAccess();

    /** The status of its live access and processor tokens. */
    TokenStatus health();

    @Override
    default Rejection refusal() {
        return new Rejection.Consumed();
    }

    @Override
    default Decision<Item, Token> replaced(Successor successor, EventType announced, Instant now) {
        var next = data().followedBy(successor);
        return issuing(
                Token.access(successor.hash(), next.accessGeneration(), now), (Item) with(next), announced.at(now));
    }

    @Override
    default Decision<Item, Item> received(Token access, Instant now) {
        return opensTo(access, Purpose.MANAGEMENT).isRight() && data().retry().exists(it -> it.isOpen(now))
                ? to(withoutSeal(), ANSWER_RECEIVED.at(now))
                : unchanged(this);
    }

    @Override
    default Item withoutSeal() {
        return with(data().withRetry(Option.none()));
    }

    @Override
    default Decision<Item, Token> startUpdate(Token presented, TokenHash link, ItemRules rules, Instant now) {
        var admitted = presented.kind() == TokenKind.PUBLIC && rules.publicTokenStartsUpdate()
                ? Either.<Rejection, Item>right(this)
                : opensTo(presented, Purpose.MANAGEMENT);
        var token = Token.link(link, now, rules.updateLinkDeadline(now));
        return admitted.fold(why -> refused(this, why), item -> issuing(token, item, LINK_TOKEN_ISSUED.at(now)));
    }

    @Override
    default Decision<Item, Item> completeUpdate(
            Token link, Consent consent, Seq<AccountId> fresh, ItemRules rules, Instant now) {
        var violation = violationOf(link, now).orElse(() -> consent.violation(rules, now));
        if (violation.isDefined()) return refused(this, violation.get());
        var accounts = data().accounts().reconciled(consent.identifiedBy(fresh), now);
        var renewed = data().withAccounts(accounts).withAnnounced(Option.none()).renewed(consent.until(), rules, now);
        var updated = to((Item) new Active(renewed), ITEM_UPDATED.at(now), CONSENT_RENEWED.at(now));
        return accounts.equals(data().accounts())
                ? updated
                : updated.followedBy(item -> to(item, ACCOUNTS_CHANGED.at(now)));
    }

    private static Option<Rejection> violationOf(Token link, Instant now) {
        return link.kind() == TokenKind.LINK
                ? link.expiry(now).map(Rejection.Expired::of)
                : Option.of(new Rejection.WrongKind(link.kind()));
    }

    @Override
    default Decision<Item, Item> revokeAccount(AccountId account, Instant now) {
        return ending(account, Cause.ACCOUNT_REVOKED, ACCOUNT_REVOKED, now);
    }

    @Override
    default Decision<Item, Item> closeAccount(AccountId account, Instant now) {
        return ending(account, Cause.ACCOUNT_CLOSED, ACCOUNT_CLOSED, now);
    }

    private Decision<Item, Item> ending(AccountId account, Cause cause, EventType type, Instant now) {
        if (data().accounts().open(account).isEmpty()) return unchanged(this);
        return to(
                with(data().withAccounts(data().accounts().ending(account, cause, now))),
                type.because(cause, now).with(Detail.ACCOUNT, account.toString()));
    }

    @Override
    default Decision<Item, Item> duplicateLinked(ItemId other, Instant now) {
        return requireUpdate(Cause.DUPLICATE_ITEM, now).with(Detail.ITEM, other.text());
    }

    @Override
    default Either<Rejection, Item> opensTo(Token token, Purpose call) {
        return switch (token.kind()) {
            case ACCESS -> current(token).flatMap(item -> call == Purpose.DATA ? withDataAccess() : Either.right(item));
            case PROCESSOR -> call == Purpose.DATA ? delegated(token) : wrongKind(token);
            case LINK, PUBLIC, CODE, REFRESH, ASSET_REPORT, USER, AUDIT_COPY, THIRD_PARTY_USER, PAYMENT ->
                wrongKind(token);
        };
    }

    private Either<Rejection, Item> current(Token access) {
        if (access.generation() < data().accessGeneration()) return Either.left(new Rejection.Rotated());
        if (access.generation() > data().accessGeneration()) return Either.left(new Rejection.UnknownToken());
        return Either.right(this);
    }

    private Either<Rejection, Item> delegated(Token processor) {
        return sharesAccountOf(processor) ? withDataAccess() : Either.left(new Rejection.AccountNotShared());
    }

    private static Either<Rejection, Item> wrongKind(Token token) {
        return Either.left(new Rejection.WrongKind(token.kind()));
    }

    @Override
    default TokenStatus statusByState(Token token) {
        return token.kind() == TokenKind.LINK ? TokenStatus.ISSUED : health();
    }
}
