package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.item.step.World;
import dev.tenure.port.store.Located;
import dev.tenure.profile.Plaid;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a store to a step, and everything that it holds after it.
 *
 * @param located what each token finds, the first issued first
 */
record StepOutcome(String answer, StoredState stored, List<Option<? extends Located<?>>> located) {
    static StepOutcome in(World world) {
        var located = new ArrayList<Option<? extends Located<?>>>();
        for (var token : world.oracle.ledger.tokens) {
            var hash = hash(token.text);
            located.add(
                    token.link == null
                            ? world.store.items().locate(hash)
                            : world.store.links().locate(hash));
        }
        return new StepOutcome(world.answer(), StoredState.in(world), located);
    }

    private static TokenHash hash(String text) {
        return Plaid.PLAID.format().parse(text).get().hash();
    }

    /** Fails unless another store answered the same and holds the same. */
    void isAlso(StepOutcome other) {
        same("answer", answer, other.answer);
        stored.principals()
                .forEach((id, aggregate) ->
                        same("principal", aggregate, other.stored.principals().get(id)));
        stored.links()
                .forEach((id, aggregate) ->
                        same("Link", aggregate, other.stored.links().get(id)));
        stored.items()
                .forEach((id, aggregate) ->
                        same("Item", aggregate, other.stored.items().get(id)));
        same("everything", stored, other.stored);
        for (var i = 0; i < located.size(); i++) same("token " + i, located.get(i), other.located.get(i));
    }

    private static void same(String what, Object expected, @Nullable Object actual) {
        check(expected.equals(actual), () -> "G11: " + what + ": expected " + expected + ", was " + actual);
    }
}
