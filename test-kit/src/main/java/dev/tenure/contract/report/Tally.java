package dev.tenure.contract.report;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** The number of tests that passed, failed and were skipped. */
record Tally(int passed, int failed, int skipped) {
    static Tally of(Seq<Ran> tests) {
        return new Tally(count(tests, Verdict.PASSED), count(tests, Verdict.FAILED), count(tests, Verdict.SKIPPED));
    }

    private static int count(Seq<Ran> tests, Verdict verdict) {
        return tests.count(ran -> ran.verdict() == verdict);
    }

    /** The state in one word: neither a failed nor a skipped test is proof. */
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
