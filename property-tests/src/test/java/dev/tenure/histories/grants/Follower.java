package dev.tenure.histories.grants;

import static dev.tenure.histories.grants.World.same;

import dev.tenure.histories.Reused;
import dev.tenure.histories.grants.World.Scene;
import dev.tenure.port.outbox.Notice;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A store that a history happens to a second time, to be compared with the first. */
final class Follower {
    private final String name;
    private final World world;
    private final Hands hands;

    Follower(Reused reused, Scene scene) {
        this.name = reused.database().name();
        this.world = new World(scene, reused.emptied(), interesting -> {});
        this.hands = new Hands(world);
    }

    /** Does the same at the same instant; then everything must be the same. */
    void step(Step step, Instant now, Kept expected) {
        named(same -> {
            same.clockShows(now);
            hands.perform(step);
            expected.isAlso(Kept.in(same));
        });
    }

    /** At the end: what each grant has to announce. */
    void end(List<Notice> expected) {
        named(same -> same("G11: announced", byAggregate(expected), byAggregate(same.told())));
    }

    private static Object byAggregate(List<Notice> all) {
        return all.stream().collect(Collectors.groupingBy(Notice::aggregate));
    }

    private void named(Consumer<World> doing) {
        try {
            doing.accept(world);
        } catch (AssertionError | RuntimeException difference) {
            throw new AssertionError(name + ": " + difference.getMessage(), difference);
        }
    }
}
