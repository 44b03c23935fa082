package dev.tenure.histories.grants;

import static dev.tenure.histories.grants.World.same;

import dev.tenure.grant.Grant;
import dev.tenure.histories.grants.Book.Token;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.SelfLocatingFormat;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a store answered to a step, and everything that it holds after it.
 *
 * @param located what the tokens of each grant find, of the chain and others: all of a sort bear one locator
 */
record Kept(String answer, Map<String, Versioned<Grant>> stored, List<Option<Versioned<Grant>>> located) {
    static Kept in(World world) {
        var located = new ArrayList<Option<Versioned<Grant>>>();
        for (var grant : world.book.grants)
            for (var chained : List.of(true, false)) {
                var token = world.book.last(grant, chained);
                if (token != null) located.add(found(world, token));
            }
        return new Kept(world.answer(), world.stored(), located);
    }

    private static Option<Versioned<Grant>> found(World world, Token token) {
        return world.store
                .grants()
                .locate(SelfLocatingFormat.VERSION_1.parse(token.text).get());
    }

    /** Fails unless another store answered the same and holds the same. */
    void isAlso(Kept other) {
        same("G11: answer", answer, other.answer);
        stored.forEach((id, grant) -> same("G11: grant", grant, other.stored.get(id)));
        same("G11: everything", stored, other.stored);
        for (var i = 0; i < located.size(); i++) same("G11: token " + i, located.get(i), other.located.get(i));
    }
}
