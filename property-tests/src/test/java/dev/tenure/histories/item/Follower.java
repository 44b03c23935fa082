package dev.tenure.histories.item;

import static dev.tenure.histories.item.step.World.check;

import dev.tenure.histories.fixture.ReusedDatabase;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.step.Scenario;
import dev.tenure.histories.item.step.StepRunner;
import dev.tenure.histories.item.step.VisibleState;
import dev.tenure.histories.item.step.World;
import dev.tenure.port.outbox.Notice;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A store on which a history is repeated, to be compared with the first. */
final class Follower {
    private final String name;
    private final World world;
    private final StepRunner runner;

    Follower(ReusedDatabase reused, Scenario scenario) {
        this.name = reused.database().name();
        this.world = new World(scenario, reused.emptied(), interesting -> {});
        this.runner = new StepRunner(world);
    }

    /** Does the same at the same instant; then everything must be the same. */
    void step(Action action, Instant now, StepOutcome expected) {
        named(same -> {
            same.clockShows(now);
            runner.perform(action);
            expected.isAlso(StepOutcome.in(same));
        });
    }

    /** Compares at the end the Items of each user, and the announcements. */
    void end(List<List<Notice>> expected) {
        named(same -> {
            new VisibleState(same).usersOwnWhatIsTheirs();
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
