package dev.tenure.histories.together;

import dev.tenure.histories.ItemsSide;
import dev.tenure.histories.Side;
import dev.tenure.histories.grants.GrantsSide;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One history of everybody: each step is somebody's, and after it all sides are held against what they should be. */
final class Together {
    private static final Instant BEGINNING = Instant.parse("2024-02-28T22:00:00Z");

    private final Random random;
    private final Consumer<String> cases;
    private final Store store;
    private final List<Side> sides;
    private final Tenure node;
    private final Accidents accidents;
    private final Post post;
    private Instant now = BEGINNING;

    /** The history of this seed, in a store that holds nothing yet and announces everything. */
    Together(long seed, Store store, Consumer<String> cases) {
        this.random = new Random(seed);
        this.cases = cases;
        this.store = store;
        var crossed = new Crossed(store);
        this.sides = List.of(
                new ItemsSide(seed, Part.ofItems(crossed), cases),
                new GrantsSide(seed, Part.ofGrants(crossed), cases),
                new ConnectionSide(seed, Part.ofConnections(store), BEGINNING, cases));
        this.node = node(store, 43);
        this.accidents = new Accidents(crossed, node, node(crossed, 44), new Random(random.nextLong()), cases);
        this.post = new Post(store, node, new Random(random.nextLong()), cases);
    }

    /** Another node, of which the oracles know nothing. */
    private Tenure node(Store way, long secrets) {
        var profiles = Vector.of(GrantsSide.profiles())
                .append(Plaid.PLAID)
                .append(Plaid.PLAID_LEGACY)
                .toJavaArray(Profile[]::new);
        return Tenure.over(way, Environment.SANDBOX)
                .secrets(new SeededSecrets(secrets))
                .clock(() -> now.plusNanos(700_000))
                .retention(Aftermath.RETENTION)
                .profiles(profiles)
                .build();
    }

    /** Takes all steps, some of one side and then of another; then looks at what was announced, and forgets what is over. */
    void hold() {
        var steps = 0;
        for (var busy = busy(); !busy.isEmpty(); busy = busy()) {
            var side = busy.get(random.nextInt(busy.size()));
            do {
                try {
                    step(side);
                } catch (AssertionError | RuntimeException difference) {
                    throw new AssertionError(
                            "step " + steps + " at " + now + ", " + side + ": " + difference, difference);
                }
                steps++;
            } while (!side.isOver() && random.nextInt(4) > 0);
            sides.forEach(Side::compare);
        }
        var announced = post.all();
        sides.forEach(side -> side.announced(announced));
        new Aftermath(store, node, cases).hold(announced, at -> now = at, now);
    }

    private List<Side> busy() {
        return sides.stream().filter(side -> !side.isOver()).toList();
    }

    private void step(Side side) {
        var known = side.withdrawn().size();
        now = side.begin();
        accidents.befall(side, now);
        var all = side.withdrawn();
        var withdrawn = all.subList(known, all.size());
        for (var other : sides) if (other != side) other.observe(now, withdrawn);
        if (!withdrawn.isEmpty()) cases.accept("withdrawn on both sides");
        if (random.nextInt(3) == 0) post.deliver();
    }
}
