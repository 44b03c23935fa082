package dev.tenure.histories;

import static dev.tenure.histories.World.check;

import dev.tenure.port.store.Located;
import dev.tenure.profile.Plaid;
import dev.tenure.token.TokenHash;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store answered to a step, and everything that it holds after it.
 *
 * @param located what each token finds, the first issued first
 */
record Kept(String answer, Stored stored, List<Option<? extends Located<?>>> located) {
    static Kept in(World world) {
        var located = new ArrayList<Option<? extends Located<?>>>();
        for (var token : world.oracle.ledger.tokens) {
            var hash = hash(token.text);
            located.add(
                    token.link == null
                            ? world.store.items().locate(hash)
                            : world.store.links().locate(hash));
        }
        return new Kept(world.answer(), Stored.in(world), located);
    }

    private static TokenHash hash(String text) {
        return Plaid.PLAID.format().parse(text).get().hash();
    }

    /** Fails unless another store answered the same and holds the same. */
    void isAlso(Kept other) {
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
