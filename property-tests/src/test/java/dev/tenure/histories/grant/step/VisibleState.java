package dev.tenure.histories.grant.step;

import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.decision.DecisionContext;
import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Proofs;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.SelfLocatingFormat;
import dev.tenure.token.TokenStatus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The visible state of every token ever issued. */
public final class VisibleState {
    private final World world;
    private final StepRunner runner;
    private final Map<Token, ParsedToken> parsed = new HashMap<>();

    public VisibleState(World world, StepRunner runner) {
        this.world = world;
        this.runner = runner;
    }

    /** The status of each token, compared with the oracle's. */
    public Map<Token, String> statuses() {
        var statuses = new LinkedHashMap<Token, String>();
        for (var token : world.ledger.tokens) {
            var status = status(token);
            same(token.kind + " token", world.oracle.lifetimes.statusOf(token), status);
            if (token.isChained()) told(token);
            else opens(token);
            statuses.put(token, status);
        }
        return statuses;
    }

    private String status(Token token) {
        var presented = parsed.computeIfAbsent(
                token, it -> SelfLocatingFormat.VERSION_1.parse(it.text).get());
        return world.store
                .grants()
                .locate(presented)
                .map(found -> found.state()
                        .statusOf(presented, moment(token, found))
                        .fold(why -> why.code().name(), TokenStatus::name))
                .getOrElse("UNKNOWN_TOKEN");
    }

    private DecisionContext moment(Token token, Versioned<?> found) {
        var withdrawn = found.withdrawn().map(end -> new End(end.cause(), Ledger.later(end.at(), found.changedAt())));
        return new DecisionContext(world.ledger.lastMomentOf(token.grant), withdrawn);
    }

    private void opens(Token token) {
        var key = Proofs.keyOf(token);
        var expected = Refused.answerOf(() -> world.host.authenticate(token.text, Set.of(), key));
        var actual = runner.authenticated(token.text, Set.of(), key);
        same(token.kind + " token opens", expected, World.nameOf(actual));
        actual.forEach(opened -> runner.describes(token, opened));
    }

    private void told(Token token) {
        same(token.kind + " token told about", runner.toldOf(token.text), runner.introspected(token.text));
    }
}
