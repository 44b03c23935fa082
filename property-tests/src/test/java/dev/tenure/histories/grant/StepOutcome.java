package dev.tenure.histories.grant;

import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.grant.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.step.World;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The answer of a store to a step, and everything that it holds after it.
 *
 * @param located what the tokens of each grant find, of the chain and others: all of a sort bear one locator
 */
record StepOutcome(String answer, Map<String, Versioned<Grant>> stored, List<Option<Versioned<Grant>>> located) {
    static StepOutcome in(World world) {
        var located = new ArrayList<Option<Versioned<Grant>>>();
        for (var grant : world.ledger.grants)
            for (var chained : List.of(true, false)) {
                var token = world.ledger.last(grant, chained);
                if (token != null) located.add(found(world, token));
            }
        return new StepOutcome(world.answer(), world.stored(), located);
    }

    private static Option<Versioned<Grant>> found(World world, Token token) {
        return world.store
                .grants()
                .locate(SelfLocatingFormat.VERSION_1.parse(token.text).get());
    }

    /** Fails unless another store answered the same and holds the same. */
    void isAlso(StepOutcome other) {
        same("G11: answer", answer, other.answer);
        stored.forEach((id, grant) -> same("G11: grant", grant, other.stored.get(id)));
        same("G11: everything", stored, other.stored);
        for (var i = 0; i < located.size(); i++) same("G11: token " + i, located.get(i), other.located.get(i));
    }
}
