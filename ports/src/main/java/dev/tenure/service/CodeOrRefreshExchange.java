package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Issuance;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.Retry;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.TokenMint.Pair;
import dev.tenure.service.TokenReader.AdmittedToken;
import dev.tenure.token.ClientId;
import dev.tenure.token.MintedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One code or refresh token, handed in once by a client; of one call, so not thread-safe. Whether the token counted is
 * settled by the first look at its grant: who is overtaken after that has not used it twice.
 */
final class CodeOrRefreshExchange {
    private final GrantCommands commands;
    private final AdmittedToken admitted;
    private final MintedToken handedIn;
    private final ClientId client;
    private Option<PresentedToken> seen = Option.none();

    CodeOrRefreshExchange(GrantCommands commands, AdmittedToken admitted, String token, ClientId client) {
        this.commands = commands;
        this.admitted = admitted;
        this.handedIn = new MintedToken(Secret.of(token), admitted.token());
        this.client = client;
    }

    Either<Rejection, IssuedTokens> exchange() {
        return commands.change(this::look, (grant, rules, now) -> {
            var pair = pairFor(grant);
            return shown(grant.exchange(presentation(), pair.successor(), rules, now), pair, now);
        });
    }

    Either<Rejection, IssuedTokens> refresh(Option<Scope> narrower) {
        return commands.change(this::look, (grant, rules, now) -> {
            var pair = pairFor(grant);
            var wanted = narrower.getOrElse(grant.data().scope());
            var successor = pair.successor(seal(pair, grant, wanted, rules, now));
            return shown(grant.refresh(presentation(), narrower, successor, rules, now), pair, now);
        });
    }

    private Either<Rejection, Versioned<Grant>> look() {
        return commands.locate(admitted).peek(this::firstSeenBy);
    }

    private void firstSeenBy(Versioned<Grant> found) {
        if (seen.isEmpty())
            seen = Option.of(PresentedToken.of(admitted.token(), client).firstSeenBy(found.state()));
    }

    private PresentedToken presentation() {
        return seen.get();
    }

    private Pair pairFor(Grant grant) {
        var data = grant.data();
        return commands.tools()
                .mint()
                .pairBeside(admitted.format(), handedIn, data.refreshGeneration() + 1, data.accessGeneration() + 1);
    }

    /** What this token's bearer alone can open, for as long as the rules let it be asked for again. */
    private Option<SealedSecret> seal(Pair pair, Grant grant, Scope wanted, GrantRules rules, Instant now) {
        return rules.rotation().retryUntil(now).map(until -> commands.tools()
                .sealer()
                .seal(
                        pair.joined(),
                        handedIn.secret(),
                        context(grant, grant.data().refreshGeneration() + 1, wanted, until)));
    }

    private Decision<Grant, IssuedTokens> shown(Decision<Grant, Issuance> decision, Pair fresh, Instant now) {
        var grant = decision.next();
        return decision.mapReply(issued -> issued.repeated()
                .map(retry -> opened(grant, retry, issued))
                .getOrElse(fresh)
                .shown(grant.id(), issued, now));
    }

    private Pair opened(Grant grant, Retry retry, Issuance issued) {
        var context =
                context(grant, grant.data().refreshGeneration(), issued.access().scope(), retry.until());
        return commands.tools()
                .sealer()
                .open(retry.pair(), handedIn.secret(), context)
                .map(joined -> commands.tools().mint().pairOf(admitted.format(), joined))
                .getOrElseThrow(
                        () -> new IllegalStateException("a sealed pair was stored that its token does not open"));
    }

    private String context(Grant grant, int generation, Scope scope, Instant until) {
        return String.join(
                "\0", grant.id().text(), Integer.toString(generation), client.value(), scope.text(), until.toString());
    }
}
