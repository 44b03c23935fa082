package dev.tenure.contract.report;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The findings for machines. */
final class JsonForm {
    private final Findings findings;

    JsonForm(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String toString() {
        return Json.of(LinkedHashMap.<String, Object>of(
                        "run", Tally.of(findings.tests()).toJson())
                .put("promises", Vector.of(Promise.values()).toLinkedMap(Promise::name, this::promise))
                .put("suites", findings.suites().mapValues(JsonForm::suite))
                .put("others", counted(findings.others()).put("tests", unproved(findings.others()))));
    }

    private Map<String, Object> promise(Promise promise) {
        var tests = findings.of(promise);
        return counted(tests)
                .put("promise", promise.sentence())
                .put("figures", findings.figuresOf(promise).map(JsonForm::figure))
                .put("tests", named(tests));
    }

    private static Map<String, Object> suite(Seq<Ran> tests) {
        return tests.isEmpty()
                ? counted(tests).put("reason", "no test class of this run implements it")
                : counted(tests);
    }

    private static Map<String, Object> counted(Seq<Ran> tests) {
        var tally = Tally.of(tests);
        return LinkedHashMap.<String, Object>of("state", tally.state()).merge(tally.toJson());
    }

    private static Map<String, Object> figure(Figure figure) {
        return LinkedHashMap.of("by", figure.by(), "key", figure.key(), "value", figure.value());
    }

    private static Seq<Map<String, Object>> unproved(Seq<Ran> tests) {
        return named(tests.filter(ran -> ran.verdict() != Verdict.PASSED));
    }

    /** Each test by its name, with the number of its runs: over stores and arguments. */
    private static Seq<Map<String, Object>> named(Seq<Ran> tests) {
        return Vector.ofAll(tests.groupBy(ran -> ran.by() + ": " + ran.test()).values())
                .map(JsonForm::oneName);
    }

    private static Map<String, Object> oneName(Seq<Ran> runs) {
        Map<String, Object> json =
                LinkedHashMap.of("by", runs.head().by(), "test", runs.head().test());
        var counted = json.merge(Tally.of(runs).toJson());
        var reasons = runs.flatMap(Ran::reason).distinct();
        return reasons.isEmpty() ? counted : counted.put("reasons", reasons);
    }
}
