package dev.tenure.histories;

import static dev.tenure.histories.World.check;

import dev.tenure.port.outbox.Notice;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

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
    void step(Action action, Instant now, Kept expected) {
        named(same -> {
            same.clockShows(now);
            hands.perform(action);
            expected.isAlso(Kept.in(same));
        });
    }

    /** At the end: what each user owns, and what there is to announce. */
    void end(List<List<Notice>> expected) {
        named(same -> {
            new Reading(same).usersOwnWhatIsTheirs();
            var actual = Announcements.streams(Announcements.drained(same.store));
            check(actual.equals(expected), () -> "G11: announced: expected " + expected + ", was " + actual);
        });
    }

    private void named(Consumer<World> doing) {
        try {
            doing.accept(world);
        } catch (AssertionError | RuntimeException difference) {
            throw new AssertionError(name + ": " + difference.getMessage(), difference);
        }
    }
}
