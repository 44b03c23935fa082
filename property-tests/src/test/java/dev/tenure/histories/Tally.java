package dev.tenure.histories;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** How often what happened, for a test that proves little if it seldom did. */
public final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** It happened once more. */
    public void happened(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** It happened once more, one way or the other. */
    public void happened(boolean accepted, String what) {
        happened(what + (accepted ? " accepted" : " refused"));
    }

    /** Fails unless each of these happened as often. */
    public void atLeast(int times, String... what) {
        for (var each : what)
            if (counts.getOrDefault(each, 0) < times)
                throw new AssertionError(each + " did not happen " + times + " times, of " + counts);
    }

    /** How often each thing happened that did. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Tells each count to a reporter of tests. */
    public void publish(BiConsumer<String, String> reporter) {
        counts.forEach((what, count) -> reporter.accept("coverage." + what, Integer.toString(count)));
    }
}
