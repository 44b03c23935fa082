package dev.tenure.item;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Plaid;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Environment;
import dev.tenure.token.Processor;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An Item at an instant, with the tokens of it that a test holds; told step by step from its founding. */
record Story(Item item, Instant now, Token publicToken, Token access, Token link) {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant CONSENT_END = START.plus(Duration.ofDays(20));
    static final ItemRules RULES = Plaid.PLAID.items();
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final ItemRules FORGIVING =
            ItemRules.builder().from(RULES).retryWindow(Option.of(WINDOW)).build();
    static final ItemRules LEGACY = Plaid.PLAID_LEGACY.items();
    static final AccountLabel CHECKING = new AccountLabel("Checking", Option.of("0000"));
    static final AccountLabel SAVINGS = new AccountLabel("Savings", Option.of("1111"));
    static final Account SHARED = Account.shared(new AccountId(new UUID(1, 1)), CHECKING);
    static final List<AccountId> IDS = List.of(SHARED.id());
    static final Delegation PARTNER = new Delegation(SHARED.id(), new Processor("partner"));

    static TokenHash hash(TokenKind kind, String text) {
        return TokenHash.of(kind, Environment.SANDBOX, Secret.of(text));
    }

    /** The report that the institution will end the connection at this deadline. */
    static Decision<Item, Item> disconnect(Item item, Deadline at, Instant now) {
        return item.scheduleDisconnect(at.at(), UpdateCause.valueOf(at.cause().name()), RULES, now);
    }

    static Consent consent(Option<Instant> until) {
        return new Consent(List.of(CHECKING), until);
    }

    static Story pending() {
        return pending(Option.of(CONSENT_END), Environment.SANDBOX, START);
    }

    static Story pending(Option<Instant> consentUntil, Environment environment, Instant start) {
        var data = ItemData.builder()
                .id(new ItemId(new UUID(7, 7)))
                .profile("plaid")
                .ownership(new Ownership(new ClientId("client"), 0, Option.of(new UserId("user")), 0))
                .environment(environment)
                .linkedAt(start)
                .institution(new InstitutionId("bank"))
                .build();
        var created = Pending.create(data, consent(consentUntil), IDS, hash(TokenKind.PUBLIC, "public"), RULES, start);
        var deadline = Deadline.after(start, RULES.updateLinkLifetime(), Cause.LIFETIME_ENDED);
        return new Story(
                (Item) created.aggregate(),
                start,
                created.issued().head(),
                Token.access(hash(TokenKind.ACCESS, "first"), 1, start),
                Token.link(hash(TokenKind.LINK, "link"), start, deadline));
    }

    static Story active() {
        return pending().exchanged();
    }

    static Story needsUpdate() {
        return active().after((item, now) -> item.reportLoginRequired(UpdateCause.PASSWORD_CHANGED, now));
    }

    static Story removed() {
        return active().after((item, now) -> item.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, now));
    }

    Story at(Instant instant) {
        return new Story(item, instant, publicToken, access, link);
    }

    Story exchanged() {
        return after((it, at) -> it.exchange(publicToken, access.hash(), at));
    }

    /** The same with its access token rotated; the story goes on holding the one before. */
    Story rotated() {
        return after((it, at) -> it.rotateAccessToken(hash(TokenKind.ACCESS, "second"), at));
    }

    /** A new access token under these rules, sealed for whoever presented this one. */
    Successor fresh(String text, Token presented, ItemRules rules) {
        var access = Successor.of(hash(TokenKind.ACCESS, text));
        return rules.retryUntil(presented, now)
                .map(until -> new Retry(
                        presented.hash(), SealedSecret.ofBytes(access.hash().bytes()), until))
                .fold(() -> access, access::repeatable);
    }

    Decision<Item, Option<Retry>> exchange(ItemRules rules) {
        return decide((it, at) -> it.exchange(publicToken, fresh("exchanged", publicToken, rules), at));
    }

    Decision<Item, Option<Retry>> rotate(ItemRules rules) {
        return decide((it, at) -> it.rotateAccessToken(access, fresh("rotated", access, rules), at));
    }

    /** The same after a decision. */
    Story then(Decision<Item, ?> decision) {
        return new Story(decision.next(), now, publicToken, access, link);
    }

    <R> Story after(Command<R> command) {
        return new Story(decide(command).next(), now, publicToken, access, link);
    }

    <R> Decision<Item, R> decide(Command<R> command) {
        return item.decide(moment(), it -> command.on(it, now));
    }

    DecisionContext moment() {
        return DecisionContext.at(now);
    }

    /** A command on an Item at an instant. */
    @FunctionalInterface
    interface Command<R> {
        Decision<Item, R> on(Item item, Instant now);
    }
}
