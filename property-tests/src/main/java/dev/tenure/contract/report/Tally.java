package dev.tenure.contract.report;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** How many tests ended how. */
record Tally(int passed, int failed, int skipped) {
    static Tally of(Seq<Ran> tests) {
        return new Tally(count(tests, Verdict.PASSED), count(tests, Verdict.FAILED), count(tests, Verdict.SKIPPED));
    }

    private static int count(Seq<Ran> tests, Verdict verdict) {
        return tests.count(ran -> ran.verdict() == verdict);
    }

    /** In one word: what fails is no proof, and what was not run neither. */
    String state() {
        if (failed > 0) return "FAILED";
        if (passed > 0) return "shown";
        return skipped > 0 ? "skipped" : "not run";
    }

    Map<String, Object> toJson() {
        return LinkedHashMap.of("passed", passed, "failed", failed, "skipped", skipped);
    }

    @Override
    public String toString() {
        return passed + " passed" + (failed > 0 ? ", " + failed + " FAILED" : "")
                + (skipped > 0 ? ", " + skipped + " skipped" : "");
    }
}
