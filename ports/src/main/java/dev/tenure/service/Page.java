package dev.tenure.service;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A part of a list, in the list's order.
 *
 * @param content the entries of this page
 * @param next the key after which the next page begins; none after the last page
 */
public record Page<T, K>(Seq<T> content, Option<K> next) {
    /** The most entries of a page. */
    static final int LONGEST = 1_000;

    /** Returns a page of a list that is read one entry further; refuses any limit other than 1 to 1000. */
    static <T, K> Page<T, K> of(int limit, IntFunction<Seq<T>> list, Function<T, K> key) {
        check(limit);
        var found = list.apply(limit + 1);
        var content = found.take(limit);
        return new Page<>(content, Option.when(found.size() > limit, () -> key.apply(content.last())));
    }

    /** Refuses any limit other than 1 to 1000 ({@link IllegalArgumentException}). */
    static void check(int limit) {
        if (limit < 1 || limit > LONGEST)
            throw new IllegalArgumentException("a page has 1 to " + LONGEST + " entries, not " + limit);
    }
}
