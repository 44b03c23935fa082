package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.ItemRules;
import dev.tenure.item.Retry;
import dev.tenure.item.Successor;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.service.internal.TokenSealer;
import dev.tenure.token.ClientId;
import dev.tenure.token.MintedToken;
import dev.tenure.token.Secret;
import dev.tenure.token.Token;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Issues the access tokens of Items. Where the rules have a retry window, each is sealed so that only the bearer of the
 * presented token can open it. Immutable.
 */
final class AccessIssuance {
    private final ItemCommands commands;
    private final TokenMint mint;
    private final TokenSealer sealer;

    AccessIssuance(ItemCommands commands, ServiceContext context) {
        this.commands = commands;
        this.mint = context.mint();
        this.sealer = context.sealer();
    }

    Either<Rejection, IssuedAccess> exchange(ClientId client, ReadToken publicToken) {
        return issue(client, publicToken, Item::exchange);
    }

    Either<Rejection, IssuedAccess> rotate(ClientId client, ReadToken accessToken) {
        return issue(client, accessToken, Item::rotateAccessToken);
    }

    private Either<Rejection, IssuedAccess> issue(ClientId client, ReadToken read, Command command) {
        var fresh = mint.token(read.format(), TokenKind.ACCESS);
        return commands.request(client, read, (item, token, rules, now) -> {
            var access = sealed(fresh, item, token, rules, read.text(), now);
            return command.on(item, token, access, now)
                    .mapReply(repeated -> issued(item, fresh, repeated, read.text()));
        });
    }

    Either<Rejection, IssuedAccess> reissue(ItemId id) {
        return commands.byHost(id, profile -> {
            var fresh = mint.token(profile.format(), TokenKind.ACCESS);
            return (item, rules, now) ->
                    item.reissueAccessToken(fresh.hash(), now).replying(new IssuedAccess(id, fresh.secret(), false));
        });
    }

    private Successor sealed(MintedToken fresh, Item item, Token presented, ItemRules rules, Secret key, Instant now) {
        var access = Successor.of(fresh.hash());
        return rules.retryUntil(presented, now)
                .map(until -> new Retry(
                        presented.hash(),
                        sealer.seal(
                                fresh.secret(), key, context(item, item.data().accessGeneration() + 1, until)),
                        until))
                .fold(() -> access, access::repeatable);
    }

    private IssuedAccess issued(Item item, MintedToken fresh, Option<Retry> repeated, Secret key) {
        return new IssuedAccess(
                item.id(),
                repeated.map(retry -> opened(item, retry, key)).getOrElse(fresh::secret),
                repeated.isDefined());
    }

    private Secret opened(Item item, Retry retry, Secret key) {
        return sealer.open(retry.access(), key, context(item, item.data().accessGeneration(), retry.until()))
                .getOrElseThrow(() ->
                        new IllegalStateException("a sealed token was stored that its predecessor does not open"));
    }

    private static String context(Item item, int generation, Instant until) {
        return String.join(
                "\0",
                item.id().text(),
                Integer.toString(generation),
                item.ownership().client().value(),
                until.toString());
    }

    /** A command on the settled Item that issues an access token for the presented token. */
    @FunctionalInterface
    private interface Command {
        Decision<Item, Option<Retry>> on(Item item, Token presented, Successor access, Instant now);
    }
}
