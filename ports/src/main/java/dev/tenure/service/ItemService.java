package dev.tenure.service;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.LINK;
import static dev.tenure.token.TokenKind.PROCESSOR;
import static dev.tenure.token.TokenKind.PUBLIC;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.AuthorizedItem;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RevokedAt;
import dev.tenure.item.Webhook;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.service.internal.TokenReader;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AccountId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Delegation;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenStatus;
import dev.tenure.token.UserId;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * The commands on Items and their tokens. A client makes a request with a token; the host reports about an Item by its
 * id. A rejection changes nothing. Thread-safe.
 */
public abstract sealed class ItemService permits Items, ItemsInTransaction {
    private final TokenReader tokens;
    private final TokenMint mint;
    private final ItemCommands commands;
    private final AccessIssuance access;
    private final ItemQueries queries;

    ItemService(ItemRepository items, ServiceContext context, AttemptLimit attemptLimit) {
        this.tokens = context.tokens();
        this.mint = context.mint();
        this.commands = new ItemCommands(items, context, attemptLimit);
        this.access = new AccessIssuance(commands, context);
        this.queries = new ItemQueries(items, context);
    }

    /**
     * Exchanges a public token for the first access token, once and before its deadline [plaid:public-token]. If the
     * profile's rules have a retry window, the same token gets the same answer again within it.
     */
    public Either<Rejection, IssuedAccess> exchange(ClientId client, Secret publicToken) {
        return tokens.read(publicToken, PUBLIC).flatMap(read -> access.exchange(client, read));
    }

    /**
     * Replaces this access token by a new one, and invalidates it at once [plaid:access-token]. If the profile's rules
     * have a retry window, the same token gets the same answer again within it, and opens nothing else.
     */
    public Either<Rejection, IssuedAccess> rotateAccessToken(ClientId client, Secret accessToken) {
        return tokens.read(accessToken, ACCESS).flatMap(read -> access.rotate(client, read));
    }

    /**
     * Replaces the Item's access token at the host's request, for a client that has lost it: the token before is
     * invalid at once, and the new one is shown only here. Each call issues another.
     */
    public Either<Rejection, IssuedAccess> reissueAccessToken(ItemId id) {
        return access.reissue(id);
    }

    /**
     * Ends the retry window of an access token that its client uses, and so has received; true if one was open. The
     * token before is {@link Rejection.Rotated} or {@link Rejection.Consumed} from then on. It costs a look-up, and a
     * write only if a window was open, so a host may call it after each authentication.
     */
    public Either<Rejection, Boolean> received(ClientId client, Secret accessToken) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.request(client, read, (item, token, rules, now) -> {
                    var ended = item.received(token, now);
                    return ended.replying(ended.changes());
                }));
    }

    /** Authenticates an access token, and returns its Item at this instant, for a call of that purpose. */
    public Either<Rejection, AuthorizedItem> authenticate(ClientId client, Secret accessToken, Purpose call) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.question(
                        read,
                        ItemCommands.isOf(client),
                        (item, token, context) -> item.authenticate(token, call, context)));
    }

    /** Authenticates a processor token for its partner, and returns its Item at this instant. */
    public Either<Rejection, AuthorizedItem> authenticate(Processor processor, Secret processorToken) {
        return tokens.read(processorToken, PROCESSOR)
                .flatMap(read -> commands.question(
                        read,
                        found -> found.token().delegation().exists(to -> to.processor()
                                .equals(processor)),
                        (item, token, context) -> item.authenticate(token, Purpose.DATA, context)));
    }

    /** Returns the status of an Item's token at this instant; its client has access even after the end. */
    public Either<Rejection, TokenStatus> statusOf(ClientId client, Secret token) {
        return tokens.read(token, PUBLIC, ACCESS, PROCESSOR, LINK)
                .flatMap(read -> commands.question(
                        read,
                        ItemCommands.isOf(client),
                        (item, fact, context) -> Either.right(item.statusOf(fact, context))));
    }

    /** Returns a token's stored facts, with its issue and deadline; its client has access even after the end. */
    public Either<Rejection, Token> tokenOf(ClientId client, Secret token) {
        return tokens.read(token, PUBLIC, ACCESS, PROCESSOR, LINK)
                .flatMap(read -> commands.question(
                        read, ItemCommands.isOf(client), (item, fact, context) -> Either.right(fact)));
    }

    /** Issues a link token that opens update mode for 30 minutes; legacy clients may present the public token. */
    public Either<Rejection, IssuedUpdateLink> startUpdate(ClientId client, Secret token) {
        return tokens.read(token, ACCESS, PUBLIC).flatMap(read -> {
            var link = mint.token(read.format(), LINK);
            return commands.request(client, read, (item, presented, rules, now) -> item.startUpdate(
                                    presented, link.hash(), rules, now)
                            .mapReply(issued ->
                                    Tuple.of(item.id(), issued.deadline().get().at())))
                    .map(started -> new IssuedUpdateLink(started._1, link.secret(), started._2));
        });
    }

    /** Records that the user went through update mode with its link token. */
    public Either<Rejection, ItemView> completeUpdate(Secret linkToken, Consent consent) {
        var fresh = mint.accountIds(consent.accounts().size());
        return tokens.read(linkToken, LINK)
                .flatMap(read -> commands.userStep(
                        read, (item, link, rules, now) -> item.completeUpdate(link, consent, fresh, rules, now)))
                .map(ItemView::of);
    }

    /** Issues a token with which a partner reads one account on the client's behalf. */
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

    /** Sends the Item's notices to another address. */
    public Either<Rejection, ItemView> changeWebhook(ClientId client, Secret accessToken, Webhook webhook) {
        return manage(client, accessToken, (item, now) -> item.changeWebhook(webhook, now));
    }

    /** Stops all notices about the Item. */
    public Either<Rejection, ItemView> removeWebhook(ClientId client, Secret accessToken) {
        return manage(client, accessToken, Item::removeWebhook);
    }

    private Either<Rejection, ItemView> manage(
            ClientId client, Secret accessToken, BiFunction<Item, Instant, Decision<Item, Item>> command) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.request(
                        client,
                        read,
                        (item, token, rules, now) -> item.authorizedBy(token, it -> command.apply(it, now))))
                .map(ItemView::of);
    }

    /** Removes the Item; all its tokens end at once. */
    public Either<Rejection, ItemView> remove(ClientId client, Secret accessToken, Removal removal) {
        return tokens.read(accessToken, ACCESS)
                .flatMap(read -> commands.endingRequest(
                        client,
                        read,
                        (item, token, rules, now) -> item.authorizedBy(token, it -> it.remove(removal, rules, now))))
                .map(ItemView::of);
    }

    /** Removes the Item at the host's request; a removed Item stays as it was. */
    public Either<Rejection, ItemView> remove(ItemId id, Removal removal) {
        return commands.endingReport(id, (item, rules, now) -> item.remove(removal, rules, now));
    }

    /** Records that the institution requires the user's login again. */
    public Either<Rejection, ItemView> reportLoginRequired(ItemId id, UpdateCause cause) {
        return commands.report(id, (item, rules, now) -> item.reportLoginRequired(cause, now));
    }

    /** Records that the login works again, without an update by this client. */
    public Either<Rejection, ItemView> selfHeal(ItemId id) {
        return commands.report(id, (item, rules, now) -> item.selfHeal(now));
    }

    /** Records that the login works again, without an update by this client, and with a later consent. */
    public Either<Rejection, ItemView> selfHeal(ItemId id, Instant consentUntil) {
        return commands.report(id, (item, rules, now) -> item.selfHeal(consentUntil, rules, now));
    }

    /** Records that the institution will end the connection; the user is warned before. */
    public Either<Rejection, ItemView> scheduleDisconnect(ItemId id, Instant at, UpdateCause cause) {
        return commands.report(id, (item, rules, now) -> item.scheduleDisconnect(at, cause, rules, now));
    }

    /** Records that the user revoked one account alone. */
    public Either<Rejection, ItemView> revokeAccount(ItemId id, AccountId account) {
        return commands.report(id, (item, rules, now) -> item.revokeAccount(account, now));
    }

    /** Records that the institution closed one account. */
    public Either<Rejection, ItemView> closeAccount(ItemId id, AccountId account) {
        return commands.report(id, (item, rules, now) -> item.closeAccount(account, now));
    }

    /**
     * Records that the user revoked the permission: at the provider it ends the Item, at the institution the Item needs
     * them.
     */
    public Either<Rejection, ItemView> revokePermission(ItemId id, RevokedAt channel) {
        return commands.endingReport(id, (item, rules, now) -> item.revokePermission(channel, now));
    }

    /** Records that the same login was linked as another Item, at an institution that allows one. */
    public Either<Rejection, ItemView> duplicateLinked(ItemId id, ItemId other) {
        return commands.report(id, (item, rules, now) -> item.duplicateLinked(other, now));
    }

    /** Records the accounts that the institution has; those not shared are announced, each set once. */
    public Either<Rejection, ItemView> detectNewAccounts(ItemId id, Seq<AccountLabel> found) {
        return commands.report(id, (item, rules, now) -> item.detectNewAccounts(found, now));
    }

    /** Finds the Item of this id at this instant. */
    public Either<Rejection, ItemView> find(ItemId id) {
        return queries.find(id);
    }

    /**
     * Returns the first page, of 1 to 1000, of this user's Items at this instant, in the order of linking. An Item that
     * cannot be read is reported, and hides no other.
     */
    public Page<ItemView, ItemId> findByUser(ClientId client, UserId user, int limit) {
        return queries.findByUser(client, user, Option.none(), limit);
    }

    /** Returns the page after this Item, of 1 to 1000, of this user's Items at this instant. */
    public Page<ItemView, ItemId> findByUser(ClientId client, UserId user, ItemId after, int limit) {
        return queries.findByUser(client, user, Option.of(after), limit);
    }

    /** Returns the user's Items that seem to be the same login; call it before a public token is exchanged. */
    public PossibleDuplicates duplicates(
            ClientId client, UserId user, InstitutionId institution, Seq<AccountLabel> accounts) {
        return queries.duplicates(client, user, institution, accounts);
    }
}
