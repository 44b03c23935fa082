package dev.tenure.histories;

import java.util.List;
import java.util.function.Consumer;

/**
 * G11: one history, with the same clock and the same secrets, on the store in memory and on each database. The first is
 * held against the oracle, the others against the first, after every step.
 */
final class Unison {
    private final Run leader;
    private final List<Follower> followers;

    Unison(Scene scene, Consumer<String> cases) {
        this.leader = new Run(scene, false, false, cases);
        this.followers =
                Reused.all().stream().map(reused -> new Follower(reused, scene)).toList();
    }

    void hold(List<Action> history) {
        leader.each(history, (action, world) -> {
            var kept = Kept.in(world);
            for (var follower : followers) follower.step(action, world.now(), kept);
        });
        var announced = leader.announced();
        for (var follower : followers) follower.end(announced);
    }
}
