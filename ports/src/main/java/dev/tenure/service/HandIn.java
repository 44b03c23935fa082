package dev.tenure.service;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Issued;
import dev.tenure.grant.Presentation;
import dev.tenure.grant.Retry;
import dev.tenure.port.Versioned;
import dev.tenure.service.Entrance.Visitor;
import dev.tenure.service.Mint.Pair;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import dev.tenure.token.Sealed;
import dev.tenure.token.Secret;
import dev.tenure.token.Written;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One code or refresh token, handed in once by a client; of one call, so not thread-safe. Whether the token counted is
 * settled by the first look at its grant: who is overtaken after that has not used it twice.
 */
final class HandIn {
    private final GrantDesk desk;
    private final Visitor visitor;
    private final Written handedIn;
    private final ClientId client;
    private Option<Presentation> seen = Option.none();

    HandIn(GrantDesk desk, Visitor visitor, String token, ClientId client) {
        this.desk = desk;
        this.visitor = visitor;
        this.handedIn = new Written(Secret.of(token), visitor.token());
        this.client = client;
    }

    Either<Rejection, IssuedTokens> exchange() {
        return desk.change(this::look, (grant, rules, now) -> {
            var pair = pairFor(grant);
            return shown(grant.exchange(presentation(), pair.successor(), rules, now), pair, now);
        });
    }

    Either<Rejection, IssuedTokens> refresh(Option<Scope> narrower) {
        return desk.change(this::look, (grant, rules, now) -> {
            var pair = pairFor(grant);
            var wanted = narrower.getOrElse(grant.data().scope());
            var successor = pair.successor(seal(pair, grant, wanted, rules, now));
            return shown(grant.refresh(presentation(), narrower, successor, rules, now), pair, now);
        });
    }

    private Either<Rejection, Versioned<Grant>> look() {
        return desk.locate(visitor).peek(this::firstSeenBy);
    }

    private void firstSeenBy(Versioned<Grant> found) {
        if (seen.isEmpty())
            seen = Option.of(Presentation.of(visitor.token(), client).firstSeenBy(found.state()));
    }

    private Presentation presentation() {
        return seen.get();
    }

    private Pair pairFor(Grant grant) {
        var data = grant.data();
        return desk.tools()
                .mint()
                .pairBeside(visitor.format(), handedIn, data.refreshGeneration() + 1, data.accessGeneration() + 1);
    }

    /** What this token's bearer alone can open, for as long as the rules let it be asked for again. */
    private Option<Sealed> seal(Pair pair, Grant grant, Scope wanted, GrantRules rules, Instant now) {
        return rules.rotation().retryUntil(now).map(until -> desk.tools()
                .sealing()
                .seal(
                        pair.joined(),
                        handedIn.secret(),
                        context(grant, grant.data().refreshGeneration() + 1, wanted, until)));
    }

    private Decision<Grant, IssuedTokens> shown(Decision<Grant, Issued> decision, Pair fresh, Instant now) {
        var grant = decision.next();
        return decision.answering(issued -> issued.repeated()
                .map(retry -> opened(grant, retry, issued))
                .getOrElse(fresh)
                .shown(grant.id(), issued, now));
    }

    private Pair opened(Grant grant, Retry retry, Issued issued) {
        var context =
                context(grant, grant.data().refreshGeneration(), issued.access().scope(), retry.until());
        return desk.tools()
                .sealing()
                .open(retry.pair(), handedIn.secret(), context)
                .map(joined -> desk.tools().mint().pairOf(visitor.format(), joined))
                .getOrElseThrow(
                        () -> new IllegalStateException("a sealed pair was stored that its token does not open"));
    }

    private String context(Grant grant, int generation, Scope scope, Instant until) {
        return String.join(
                "\0", grant.id().text(), Integer.toString(generation), client.value(), scope.text(), until.toString());
    }
}
