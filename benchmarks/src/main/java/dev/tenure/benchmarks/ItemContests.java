package dev.tenure.benchmarks;

import dev.tenure.benchmarks.items.ItemKeeper;
import dev.tenure.benchmarks.items.LeanItems;
import dev.tenure.benchmarks.items.Linked;
import dev.tenure.benchmarks.items.TenureItems;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.jdbc.JdbcStore;
import java.util.List;
import java.util.function.Consumer;

/** The contests of Items: the rotation of their access tokens. */
final class ItemContests {
    private static final String ROTATE = "rotate an Item's token";
    private static final int MOST = 1_000;

    private final Scale scale;
    private final Turns turns;
    private final Consumer<Result> done;

    ItemContests(Scale scale, Consumer<Result> done) {
        this.scale = scale;
        this.turns = new Turns(scale);
        this.done = done;
    }

    void in(Place place) {
        contests(
                place.title(),
                List.of(
                        new TenureItems(JdbcStore.owning(place.withTables(place.fresh()))),
                        new LeanItems(place.fresh(), place.binary())));
    }

    void inMemory() {
        contests(GrantContests.MEMORY, List.of(new TenureItems(new InMemoryStore())));
    }

    private void contests(String place, List<ItemKeeper> keepers) {
        var everybody = keepers.stream()
                .map(keeper -> Linked.of(keeper, Math.min(MOST, scale.held())))
                .toList();
        for (var threads : scale.otherThreads())
            done.accept(turns.of(new Contest(
                    ROTATE,
                    place,
                    Math.min(MOST, scale.held()),
                    threads,
                    everybody.stream().map(linked -> linked.rotating(threads)).toList())));
    }
}
