package dev.tenure.service;

import dev.tenure.port.outbox.Unreadable;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A part of a list, in the list's order.
 *
 * @param content the entries of this page
 * @param unreadable the entries of this page that this version of the library cannot read
 * @param next the key after which the next page begins; none after the last page
 */
public record Page<T, K>(Seq<T> content, Seq<Unreadable> unreadable, Option<K> next) {
    /** The most entries of a page. */
    static final int LONGEST = 1_000;

    /**
     * Returns a page of a list that is read one entry further, with the key of each entry; refuses any limit other than
     * 1 to 1000.
     */
    static <T, K> Page<T, K> of(
            int limit, IntFunction<Seq<Either<Unreadable, T>>> list, Function<Either<Unreadable, T>, K> key) {
        if (limit < 1 || limit > LONGEST)
            throw new IllegalArgumentException("a page has 1 to " + LONGEST + " entries, not " + limit);
        var found = list.apply(limit + 1);
        var entries = found.take(limit);
        return new Page<>(
                entries.flatMap(entry -> entry),
                entries.flatMap(Either::swap),
                Option.when(found.size() > limit, () -> key.apply(entries.last())));
    }
}
