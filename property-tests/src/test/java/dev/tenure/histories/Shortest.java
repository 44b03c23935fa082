package dev.tenure.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a history that fails shorter and plainer, for as long as it still fails.
 *
 * @param <S> its steps
 */
public final class Shortest<S> {
    private final Predicate<List<S>> fails;
    private final Function<S, List<S>> plainer;

    /** Knows a failure, and for a step the same with fewer oddities, the plainest first. */
    public Shortest(Predicate<List<S>> fails, Function<S, List<S>> plainer) {
        this.fails = fails;
        this.plainer = plainer;
    }

    /** The shortest that was found. */
    public List<S> of(List<S> history) {
        var shorter = plainer(withoutSteps(history));
        return shorter.equals(history) ? history : of(shorter);
    }

    private List<S> withoutSteps(List<S> history) {
        var shortest = history;
        for (var i = history.size() - 1; i >= 0; i--) {
            var without = new ArrayList<>(shortest);
            without.remove(i);
            if (fails.test(without)) shortest = without;
        }
        return shortest;
    }

    private List<S> plainer(List<S> history) {
        var plainest = history;
        for (var i = 0; i < history.size(); i++)
            for (var candidate : plainer.apply(history.get(i))) {
                var changed = new ArrayList<>(plainest);
                changed.set(i, candidate);
                if (fails.test(changed)) {
                    plainest = changed;
                    break;
                }
            }
        return plainest;
    }
}
