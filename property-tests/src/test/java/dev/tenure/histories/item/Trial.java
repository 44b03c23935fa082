package dev.tenure.histories.item;

import dev.tenure.histories.fixture.Shrinker;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.histories.item.generator.Action;
import dev.tenure.histories.item.step.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.statistics.Statistics;

/** Tries a history, counts what happens in it, and shortens it if it shows a difference. */
final class Trial {
    private Trial() {}

    /** Shortens a history that shows a difference by itself: it takes seconds where jqwik takes minutes. */
    static void hold(Comparison comparison, Scenario scenario, List<Action> history) {
        hold(comparison, scenario, history, new Tally());
    }

    /** The same, which counts too what happens in it. */
    static void hold(Comparison comparison, Scenario scenario, List<Action> history, Tally tally) {
        try {
            comparison.hold(scenario, history, collector().andThen(tally::happened));
        } catch (AssertionError difference) {
            var shortest = new Shrinker<Action>(
                            shorter -> difference(comparison, scenario, shorter).isPresent(), Action::plainer)
                    .of(history);
            var last = difference(comparison, scenario, shortest).orElse(difference);
            throw new AssertionError(
                    comparison + " in " + scenario + ", at its shortest:\n" + lines(shortest) + "\n"
                            + last.getMessage(),
                    last);
        }
    }

    private static Optional<AssertionError> difference(Comparison comparison, Scenario scenario, List<Action> history) {
        try {
            comparison.hold(scenario, history, interesting -> {});
            return Optional.empty();
        } catch (AssertionError difference) {
            return Optional.of(difference);
        }
    }

    private static String lines(List<Action> history) {
        return history.stream().map(Action::toString).collect(Collectors.joining("\n"));
    }

    private static Consumer<String> collector() {
        return Statistics.label("interesting cases")::collect;
    }

    /** Fails unless each of these cases happened as often in all histories that were held. */
    static void happened(int atLeast, String... cases) {
        Statistics.label("interesting cases").coverage(coverage -> {
            for (var each : cases) coverage.check(each).count(count -> count >= atLeast);
        });
    }
}
