package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Issuance;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.Retry;
import dev.tenure.grant.TokenRequest;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenMint.Pair;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One exchange of a code or refresh token by a client. The first read of the grant decides if the token was current: if
 * another call overtakes this one later, that is no second use of the token. Immutable.
 */
final class CodeOrRefreshExchange {
    private final Commands<GrantId, Grant> commands;
    private final ServiceContext services;
    private final ReadToken read;
    private final Versioned<Grant> found;
    private final GrantRules rules;
    private final PresentedToken presented;

    CodeOrRefreshExchange(
            Commands<GrantId, Grant> commands,
            ServiceContext services,
            ReadToken read,
            TokenRequest request,
            Versioned<Grant> found,
            GrantRules rules) {
        this.commands = commands;
        this.services = services;
        this.read = read;
        this.found = found;
        this.rules = rules;
        this.presented = PresentedToken.of(read.token(), request).firstSeenBy(found.state());
    }

    Either<Rejection, IssuedTokens> exchange() {
        return commands.change(
                found, (grant, context) -> grant.decide(context, settled -> exchanged(settled, context.now())));
    }

    Either<Rejection, IssuedTokens> refresh(Option<Scope> narrower) {
        return commands.change(
                found,
                (grant, context) -> grant.decide(context, settled -> refreshed(settled, narrower, context.now())));
    }

    private Decision<Grant, IssuedTokens> exchanged(Grant grant, Instant now) {
        var pair = pairFor(grant);
        return issued(grant.exchange(presented, pair.successor(), rules, now), pair, now);
    }

    private Decision<Grant, IssuedTokens> refreshed(Grant grant, Option<Scope> narrower, Instant now) {
        var pair = pairFor(grant);
        var wanted = narrower.getOrElse(grant.data().scope());
        var successor = pair.successor(seal(pair, grant, wanted, now));
        return issued(grant.refresh(presented, wanted, successor, rules, now), pair, now);
    }

    private Pair pairFor(Grant grant) {
        var data = grant.data();
        return services.mint()
                .pairBeside(read.format(), read.minted(), data.refreshGeneration() + 1, data.accessGeneration() + 1);
    }

    /** Seals the pair so that only this token's bearer can open it; none if the rules allow no retry. */
    private Option<SealedSecret> seal(Pair pair, Grant grant, Scope wanted, Instant now) {
        return grant.retryUntil(rules, now).map(until -> services.sealer()
                .seal(pair.joined(), read.text(), context(grant, grant.data().refreshGeneration() + 1, wanted, until)));
    }

    private Decision<Grant, IssuedTokens> issued(Decision<Grant, Issuance> decision, Pair fresh, Instant now) {
        var grant = decision.next();
        return decision.mapReply(issued -> IssuedTokens.of(
                grant.id(),
                issued.repeated().map(retry -> opened(grant, retry, issued)).getOrElse(fresh),
                issued,
                now));
    }

    private Pair opened(Grant grant, Retry retry, Issuance issued) {
        var context =
                context(grant, grant.data().refreshGeneration(), issued.access().scope(), retry.until());
        return services.sealer()
                .open(retry.pair(), read.text(), context)
                .map(joined -> services.mint().pairOf(read.format(), joined))
                .getOrElseThrow(
                        () -> new IllegalStateException("a sealed pair was stored that its token does not open"));
    }

    private String context(Grant grant, int generation, Scope scope, Instant until) {
        return String.join(
                "\0",
                grant.id().text(),
                Integer.toString(generation),
                presented.request().client().value(),
                scope.text(),
                until.toString());
    }
}
