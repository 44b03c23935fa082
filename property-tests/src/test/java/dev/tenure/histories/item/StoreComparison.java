package dev.tenure.histories.item;

import dev.tenure.histories.fixture.ReusedDatabase;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.step.Scenario;
import java.util.List;
import java.util.function.Consumer;

/**
 * G11: one history, with the same clock and the same secrets, on the store in memory and on each database. The first
 * is compared with the oracle, the others with the first, after every step.
 */
final class StoreComparison {
    private final Run leader;
    private final List<Follower> followers;

    StoreComparison(Scenario scenario, Consumer<String> cases) {
        this.leader = new Run(scenario, false, false, cases);
        this.followers = ReusedDatabase.all().stream()
                .map(reused -> new Follower(reused, scenario))
                .toList();
    }

    void hold(List<Action> history) {
        leader.each(history, (action, world) -> {
            var outcome = StepOutcome.in(world);
            for (var follower : followers) follower.step(action, world.now(), outcome);
        });
        var announced = leader.announced();
        for (var follower : followers) follower.end(announced);
    }
}
