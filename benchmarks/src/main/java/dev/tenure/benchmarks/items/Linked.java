package dev.tenure.benchmarks.items;

import dev.tenure.benchmarks.Contender;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The access tokens of linked Items, and the work with them. No two threads use one Item. */
public final class Linked {
    private final ItemKeeper keeper;
    private final String[] tokens;

    private Linked(ItemKeeper keeper, String[] tokens) {
        this.keeper = keeper;
        this.tokens = tokens;
    }

    /** Links this many Items. */
    public static Linked of(ItemKeeper keeper, int items) {
        return new Linked(
                keeper,
                IntStream.range(0, items).parallel().mapToObj(keeper::link).toArray(String[]::new));
    }

    /** Rotates any Item's access token. */
    public Contender rotating(int threads) {
        return new Contender(keeper.name(), thread -> () -> {
            var any = ThreadLocalRandom.current().nextInt(tokens.length / threads) * threads + thread;
            tokens[any] = keeper.rotate(tokens[any]);
        });
    }
}
