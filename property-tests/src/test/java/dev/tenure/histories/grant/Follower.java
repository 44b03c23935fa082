package dev.tenure.histories.grant;

import static dev.tenure.histories.grant.step.World.same;

import dev.tenure.histories.fixture.ReusedDatabase;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.step.StepRunner;
import dev.tenure.histories.grant.step.World;
import dev.tenure.histories.grant.step.World.Scenario;
import dev.tenure.port.outbox.Notice;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
    void step(Step step, Instant now, StepOutcome expected) {
        named(same -> {
            same.clockShows(now);
            runner.perform(step);
            expected.isAlso(StepOutcome.in(same));
        });
    }

    /** Compares at the end the announcements of each grant. */
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
