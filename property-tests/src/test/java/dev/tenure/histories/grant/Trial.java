package dev.tenure.histories.grant;

import dev.tenure.histories.fixture.ReusedDatabase;
import dev.tenure.histories.fixture.Shrinker;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.histories.grant.generator.Histories;
import dev.tenure.histories.grant.generator.Step;
import dev.tenure.histories.grant.step.World.Scenario;
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

    /** The comparisons that a history goes through. */
    enum Way {
        /** The library against the oracle. */
        IN_MEMORY {
            @Override
            void hold(Scenario scenario, List<Step> history, Consumer<String> cases) {
                new Run(scenario, cases).hold(history, (step, world) -> {});
            }
        },
        /** G11: in memory, against the oracle, and step by step on each database, against that. */
        ON_EVERY_STORE {
            @Override
            void hold(Scenario scenario, List<Step> history, Consumer<String> cases) {
                var followers = ReusedDatabase.all().stream()
                        .map(reused -> new Follower(reused, scenario))
                        .toList();
                var announced = new Run(scenario, cases).hold(history, (step, world) -> {
                    var outcome = StepOutcome.in(world);
                    for (var follower : followers) follower.step(step, world.now(), outcome);
                });
                for (var follower : followers) follower.end(announced);
            }
        };

        /** Fails on the first difference; tells of interesting cases. */
        abstract void hold(Scenario scenario, List<Step> history, Consumer<String> cases);
    }

    /** Tries the histories from the first seed on, until they make up so many steps. */
    void hold(int steps, int firstSeed) {
        var taken = 0;
        for (var seed = firstSeed; taken < steps; seed++) {
            var history = Histories.of(seed);
            taken += history.size();
            hold(seed % 12 == 7 ? Scenario.RETIREMENT : Scenario.SANDBOX, history);
        }
    }

    private void hold(Scenario scenario, List<Step> history) {
        try {
            way.hold(scenario, history, tally::happened);
        } catch (AssertionError difference) {
            var shortest =
                    new Shrinker<Step>(shorter -> difference(scenario, shorter).isPresent(), Step::plainer).of(history);
            var lines = shortest.stream().map(Step::toString).collect(Collectors.joining("\n"));
            throw new AssertionError(
                    way + " in " + scenario + ", at its shortest:\n" + lines + "\n"
                            + difference(scenario, shortest)
                                    .map(Throwable::getMessage)
                                    .orElse(""),
                    difference);
        }
    }

    private Optional<AssertionError> difference(Scenario scenario, List<Step> history) {
        try {
            way.hold(scenario, history, interesting -> {});
            return Optional.empty();
        } catch (AssertionError difference) {
            return Optional.of(difference);
        }
    }

    /** The cases so far, with their counts. */
    Tally tally() {
        return tally;
    }
}
