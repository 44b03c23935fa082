package dev.tenure.contract.report;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The findings for people. */
final class TextForm {
    private final Findings findings;

    TextForm(Findings findings) {
        this.findings = findings;
    }

    @Override
    public String toString() {
        return Vector.of("What this run of tests shows of Tenure's promises", "")
                .appendAll(Vector.of(Promise.values()).flatMap(this::promise))
                .append("The contract kit")
                .appendAll(findings.suites().map(suite -> suite(suite._1(), suite._2())))
                .append("")
                .append("Tests that show no promise: " + Tally.of(findings.others()))
                .appendAll(unproved(findings.others()))
                .mkString("", "\n", "\n");
    }

    private Seq<String> promise(Promise promise) {
        var tests = findings.of(promise);
        return Vector.of(String.format("%-4s%-9s%s", promise, Tally.of(tests).state(), promise.sentence()))
                .appendAll(tests.groupBy(Ran::by).map(by -> line(simple(by._1()) + ": " + Tally.of(by._2()))))
                .appendAll(findings.figuresOf(promise).map(figure -> line(figure.key() + " = " + figure.value())))
                .appendAll(unproved(tests))
                .append("");
    }

    private static String suite(String name, Seq<Ran> tests) {
        return line(name + ": "
                + (tests.isEmpty()
                        ? "skipped, no test class of this run implements it"
                        : Tally.of(tests).toString()));
    }

    /** The failed and the skipped tests, by name. */
    private static Seq<String> unproved(Seq<Ran> tests) {
        return tests.filter(ran -> ran.verdict() != Verdict.PASSED)
                .map(ran -> line(ran.verdict() + " " + simple(ran.by()) + ": " + ran.test()
                        + ran.reason().map(reason -> " (" + reason + ")").getOrElse("")))
                .distinct();
    }

    private static String line(String text) {
        return " ".repeat(13) + text.replaceAll("\\R", " ");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
