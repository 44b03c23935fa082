package dev.tenure.histories.grants;

import dev.tenure.histories.Reused;
import dev.tenure.histories.Shortest;
import dev.tenure.histories.Tally;
import dev.tenure.histories.grants.World.Scene;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tries histories, counts what happens in them, and shortens one that shows a difference. */
final class Trial {
    private final Way way;
    private final Tally tally = new Tally();

    Trial(Way way) {
        this.way = way;
    }

    /** How a history is tried. */
    enum Way {
        /** The library against the oracle. */
        IN_MEMORY {
            @Override
            void hold(Scene scene, List<Step> history, Consumer<String> cases) {
                new Run(scene, cases).hold(history, (step, world) -> {});
            }
        },
        /** G11: in memory, against the oracle, and step by step on each database, against that. */
        ON_EVERY_STORE {
            @Override
            void hold(Scene scene, List<Step> history, Consumer<String> cases) {
                var followers = Reused.all().stream()
                        .map(reused -> new Follower(reused, scene))
                        .toList();
                var announced = new Run(scene, cases).hold(history, (step, world) -> {
                    var kept = Kept.in(world);
                    for (var follower : followers) follower.step(step, world.now(), kept);
                });
                for (var follower : followers) follower.end(announced);
            }
        };

        /** Fails on the first difference; tells of interesting cases. */
        abstract void hold(Scene scene, List<Step> history, Consumer<String> cases);
    }

    /** As many histories of seeds as make up so many steps. */
    void hold(int steps, int firstSeed) {
        var taken = 0;
        for (var seed = firstSeed; taken < steps; seed++) {
            var history = Histories.of(seed);
            taken += history.size();
            hold(seed % 12 == 7 ? Scene.RETIREMENT : Scene.SANDBOX, history);
        }
    }

    private void hold(Scene scene, List<Step> history) {
        try {
            way.hold(scene, history, tally::happened);
        } catch (AssertionError difference) {
            var shortest =
                    new Shortest<Step>(shorter -> difference(scene, shorter).isPresent(), Step::plainer).of(history);
            var lines = shortest.stream().map(Step::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(
                    way + " in " + scene + ", at its shortest:\n" + lines + "\n"
                            + difference(scene, shortest)
                                    .map(Throwable::getMessage)
                                    .orElse(""),
                    difference);
        }
    }

    private Optional<AssertionError> difference(Scene scene, List<Step> history) {
        try {
            way.hold(scene, history, interesting -> {});
            return Optional.empty();
        } catch (AssertionError difference) {
            return Optional.of(difference);
        }
    }

    /** What happened so far, and how often. */
    Tally tally() {
        return tally;
    }
}
