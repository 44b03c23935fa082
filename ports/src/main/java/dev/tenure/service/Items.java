package dev.tenure.service;

import dev.tenure.token.Secret;

import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.TokenReader;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.RetryLimit;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.LINK;
import static dev.tenure.token.TokenKind.PROCESSOR;
import static dev.tenure.token.TokenKind.PUBLIC;

import dev.tenure.decision.Rejection;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.AuthorizedItem;
import dev.tenure.item.Duplicates;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RevokedAt;
import dev.tenure.item.Webhook;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Token;
import dev.tenure.token.TokenStatus;
import dev.tenure.token.UserId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Items and their tokens. Requests come from a client that presents a token; reports come from the host, which knows the
 * Item by its name. Nothing changes on a refusal. Thread-safe.
 */
public final class Items {
    private static final int PAGE = 100;

    private final ItemRepository items;
    private final CommandClock clock;
    private final TokenReader tokens;
    private final TokenMint mint;
    private final ItemCommands commands;

    Items(ItemRepository items, ServiceContext context, RetryLimit retryLimit) {
        this.items = items;
        this.clock = context.clock();
        this.tokens = context.tokens();
        this.mint = context.mint();
        this.commands = new ItemCommands(items, context, retryLimit);
    }

    /** Exchanges a public token, once and before its deadline, for the first access token [plaid:public-token]. */
    public Either<Rejection, IssuedAccess> exchange(ClientId client, Secret publicToken) {
        return tokens.read(publicToken, PUBLIC).flatMap(read -> {
            var access = mint.token(read.format(), ACCESS);
            return commands.request(
                            client, read, (item, token, rules, now) -> item.exchange(token, access.hash(), now)
                                    .replying(item.id()))
                    .map(id -> new IssuedAccess(id, access.secret()));
        });
    }

    /** Puts a new access token in the place of this one, which is dead at once [plaid:access-token]. */
    public Either<Rejection, IssuedAccess> rotateAccessToken(ClientId client, Secret accessToken) {
        return tokens.read(accessToken, ACCESS).flatMap(read -> {
            var access = mint.token(read.format(), ACCESS);
            return commands.request(client, read, (item, token, rules, now) -> item.authorizedBy(
                                    token, it -> it.rotateAccessToken(access.hash(), now))
                            .replying(item.id()))
                    .map(id -> new IssuedAccess(id, access.secret()));
        });
    }

    /** What this access token opens at this instant, for a call of that sort. */
    public Either<Rejection, AuthorizedItem> authenticate(ClientId client, Secret accessToken, Purpose call) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.question(
                        read,
                        ItemCommands.isOf(client),
                        (item, token, context) -> item.authenticate(token, call, context)));
    }

    /** What this processor token opens at this instant, for the partner it was issued to. */
    public Either<Rejection, AuthorizedItem> authenticate(Processor processor, Secret processorToken) {
        return tokens.read(processorToken, PROCESSOR)
                .flatMap(read -> commands.question(
                        read,
                        found -> found.token().delegation().exists(to -> to.processor()
                                .equals(processor)),
                        (item, token, context) -> item.authenticate(token, Purpose.DATA, context)));
    }

    /** What a token of an Item is at this instant; its client may ask, also after its end. */
    public Either<Rejection, TokenStatus> statusOf(ClientId client, Secret token) {
        return tokens.read(token, PUBLIC, ACCESS, PROCESSOR, LINK)
                .flatMap(read -> commands.question(
                        read,
                        ItemCommands.isOf(client),
                        (item, fact, context) -> Either.right(item.statusOf(fact, context))));
    }

    /** The stored fact of such a token: when it was issued, its deadline; its client may ask, also after its end. */
    public Either<Rejection, Token> tokenOf(ClientId client, Secret token) {
        return tokens.read(token, PUBLIC, ACCESS, PROCESSOR, LINK)
                .flatMap(read -> commands.question(
                        read, ItemCommands.isOf(client), (item, fact, context) -> Either.right(fact)));
    }

    /** A link token that opens update mode for 30 minutes; legacy clients may present the public token. */
    public Either<Rejection, IssuedLink> startUpdate(ClientId client, Secret token) {
        return tokens.read(token, ACCESS, PUBLIC).flatMap(read -> {
            var link = mint.token(read.format(), LINK);
            return commands.request(
                            client,
                            read,
                            (item, presented, rules, now) -> item.startUpdate(presented, link.hash(), rules, now))
                    .map(issued -> new IssuedLink(
                            link.secret(), issued.deadline().get().at()));
        });
    }

    /** The user went through update mode with its link token. */
    public Either<Rejection, Item> completeUpdate(Secret linkToken, Consent consent) {
        var shared = consent.named(mint);
        return tokens.read(linkToken, LINK)
                .flatMap(read -> commands.visit(
                        read, (item, link, rules, now) -> item.completeUpdate(link, shared, rules, now)));
    }

    /** A token with which a partner reads one account on the client's behalf. */
    public Either<Rejection, IssuedProcessor> issueProcessorToken(
            ClientId client, Secret accessToken, AccountId account, Processor processor) {
        return tokens.read(accessToken, ACCESS).flatMap(read -> {
            var issued = mint.token(read.format(), PROCESSOR);
            var to = new Delegation(account, processor);
            return commands.request(client, read, (item, token, rules, now) -> item.authorizedBy(
                                    token, it -> it.issueProcessorToken(to, issued.hash(), rules, now))
                            .replying(item.id()))
                    .map(id -> new IssuedProcessor(id, issued.secret()));
        });
    }

    /** Sends the Item's notices elsewhere, or nowhere. */
    public Either<Rejection, Item> changeWebhook(ClientId client, Secret accessToken, Option<Webhook> webhook) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.request(
                        client,
                        read,
                        (item, token, rules, now) -> item.authorizedBy(token, it -> it.changeWebhook(webhook, now))));
    }

    /** Removes the Item; every token of it is dead at once. */
    public Either<Rejection, Item> remove(ClientId client, Secret accessToken, Removal removal) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.endingRequest(
                        client,
                        read,
                        (item, token, rules, now) -> item.authorizedBy(token, it -> it.remove(removal, rules, now))));
    }

    /** Removes the Item by the host's own will; removed once, it stays as it was. */
    public Either<Rejection, Item> remove(ItemId id, Removal removal) {
        return commands.endingReport(id, (item, rules, now) -> item.remove(removal, rules, now));
    }

    /** The institution asks for the user again. */
    public Either<Rejection, Item> reportLoginRequired(ItemId id, Cause cause) {
        return commands.report(id, (item, rules, now) -> item.reportLoginRequired(cause, now));
    }

    /** The login works again, without an update by this client; with a later consent, if there is one. */
    public Either<Rejection, Item> selfHeal(ItemId id, Option<Instant> consentUntil) {
        return commands.report(id, (item, rules, now) -> item.selfHeal(consentUntil, rules, now));
    }

    /** The institution will end the connection; its user is warned before. */
    public Either<Rejection, Item> scheduleDisconnect(ItemId id, Instant at, Cause why) {
        return commands.report(id, (item, rules, now) -> item.scheduleDisconnect(new Deadline(at, why), rules, now));
    }

    /** The user withdrew one account alone. */
    public Either<Rejection, Item> revokeAccount(ItemId id, AccountId account) {
        return commands.report(id, (item, rules, now) -> item.revokeAccount(account, now));
    }

    /** The institution closed one account. */
    public Either<Rejection, Item> closeAccount(ItemId id, AccountId account) {
        return commands.report(id, (item, rules, now) -> item.closeAccount(account, now));
    }

    /** The user took back the permission: in the provider's portal the Item ends, at the institution it needs them. */
    public Either<Rejection, Item> revokePermission(ItemId id, RevokedAt channel) {
        return commands.endingReport(id, (item, rules, now) -> item.revokePermission(channel, now));
    }

    /** The same login was linked as another Item, at an institution that allows one. */
    public Either<Rejection, Item> duplicateLinked(ItemId id, ItemId other) {
        return commands.report(id, (item, rules, now) -> item.duplicateLinked(other, now));
    }

    /** The institution has these accounts; those that are not shared are announced, each set once. */
    public Either<Rejection, Item> detectNewAccounts(ItemId id, Seq<AccountLabel> found) {
        return commands.report(id, (item, rules, now) -> item.detectNewAccounts(found, now));
    }

    /** The Item of this name at this instant. */
    public Option<Item> find(ItemId id) {
        return items.find(id).map(this::settled);
    }

    /** All Items of this user of this client at this instant, the first linked first. */
    public Seq<Item> findByUser(ClientId client, UserId user) {
        var page = items.findByUser(client, user, Option.none(), PAGE);
        var all = page;
        while (page.size() == PAGE) {
            page = items.findByUser(client, user, Option.of(page.last().state().id()), PAGE);
            all = all.appendAll(page);
        }
        return all.map(this::settled);
    }

    /** Which of the user's Items seem to be the same login; ask before a public token is exchanged. */
    public Seq<ItemId> duplicates(ClientId client, UserId user, InstitutionId institution, Seq<AccountLabel> accounts) {
        return Duplicates.among(findByUser(client, user), institution, accounts);
    }

    private Item settled(Versioned<Item> found) {
        return found.state().settle(clock.contextForEnd(found, clock.now())).next();
    }
}
