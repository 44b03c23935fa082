package dev.tenure.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a history that fails shorter and plainer, for as long as it still fails. */
final class Shortest {
    private final Predicate<List<Action>> fails;

    Shortest(Predicate<List<Action>> fails) {
        this.fails = fails;
    }

    List<Action> of(List<Action> history) {
        var shorter = plainer(withoutSteps(history));
        return shorter.equals(history) ? history : of(shorter);
    }

    private List<Action> withoutSteps(List<Action> history) {
        var shortest = history;
        for (var i = history.size() - 1; i >= 0; i--) {
            var without = new ArrayList<>(shortest);
            without.remove(i);
            if (fails.test(without)) shortest = without;
        }
        return shortest;
    }

    private List<Action> plainer(List<Action> history) {
        var plainest = history;
        for (var i = 0; i < history.size(); i++)
            for (var candidate : plainer(history.get(i))) {
                var changed = new ArrayList<>(plainest);
                changed.set(i, candidate);
                if (fails.test(changed)) {
                    plainest = changed;
                    break;
                }
            }
        return plainest;
    }

    /** The same step with fewer oddities, the plainest first; every one is smaller than the step itself. */
    private static List<Action> plainer(Action step) {
        var candidates = new ArrayList<Action>();
        candidates.add(Action.plain(step.command(), 0));
        candidates.add(new Action(step.command(), 0, step.whose(), step.token(), step.detail()));
        candidates.add(new Action(step.command(), step.jump(), 0, step.token(), step.detail()));
        candidates.add(new Action(step.command(), step.jump(), step.whose(), 0, step.detail()));
        candidates.add(new Action(step.command(), step.jump(), step.whose(), step.token(), 0));
        candidates.add(new Action(step.command(), step.jump(), step.whose(), step.token(), step.detail() / 2));
        candidates.add(new Action(step.command(), step.jump(), step.whose(), step.token(), step.detail() % 20));
        candidates.removeIf(step::equals);
        return candidates;
    }
}
