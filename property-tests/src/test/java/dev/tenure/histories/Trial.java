package dev.tenure.histories;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.statistics.Statistics;

/** Tries a history, counts what happens in it, and shortens it if it shows a difference. */
final class Trial {
    private Trial() {}

    /** Shortens a history that shows a difference by itself: it takes seconds where jqwik takes minutes. */
    static void hold(Sides sides, Scene scene, List<Action> history) {
        hold(sides, scene, history, new Tally());
    }

    /** The same, which counts too what happens in it. */
    static void hold(Sides sides, Scene scene, List<Action> history, Tally tally) {
        try {
            sides.hold(scene, history, collector().andThen(tally::happened));
        } catch (AssertionError difference) {
            var shortest = new Shortest<Action>(
                            shorter -> difference(sides, scene, shorter).isPresent(), Action::plainer)
                    .of(history);
            var last = difference(sides, scene, shortest).orElse(difference);
            throw new AssertionError(
                    sides + " in " + scene + ", at its shortest:\n" + lines(shortest) + "\n" + last.getMessage(), last);
        }
    }

    private static Optional<AssertionError> difference(Sides sides, Scene scene, List<Action> history) {
        try {
            sides.hold(scene, history, interesting -> {});
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
