package dev.tenure.benchmarks.report;

import static dev.tenure.benchmarks.report.Tables.number;
import static dev.tenure.benchmarks.report.Tables.spread;
import static java.util.Objects.requireNonNull;

import dev.tenure.benchmarks.Result;
import dev.tenure.benchmarks.grants.Bill;
import dev.tenure.benchmarks.grants.Weight;
import dev.tenure.benchmarks.pure.Measured;
import java.util.ArrayList;
import java.util.List;

/** A goal, and the distance of Tenure from it. */
public record Goal(String what, String wanted, String got, boolean met) {
    private static final String POSTGRESQL = "PostgreSQL";
    private static final String ASYNCHRONOUS = "PostgreSQL, synchronous_commit=off";
    private static final String FLOOR = "two statements";
    private static final String SAME_ROW = "the same row by hand";
    private static final String SPRING = "Spring Authorization Server";
    private static final String MAP = "compare-and-set in a map";

    static List<Goal> of(Report report) {
        var goals = new ArrayList<Goal>();
        for (var place : List.of(POSTGRESQL, ASYNCHRONOUS)) {
            atLeast(goals, report, "refresh", place, FLOOR, 0.9);
            atLeast(goals, report, "refresh", place, SAME_ROW, 0.9);
            atLeast(goals, report, "refresh", place, SPRING, 2);
            atLeast(goals, report, "authenticate", place, FLOOR, 0.9);
            atLeast(goals, report, "authenticate", place, SAME_ROW, 0.9);
        }
        atLeast(goals, report, "refresh", "H2", FLOOR, 0.7);
        atLeast(goals, report, "refresh", "H2", SAME_ROW, 0.7);
        atLeast(goals, report, "refresh", "H2", SPRING, 4);
        atLeast(goals, report, "refresh", "memory", MAP, 0.6);
        flat(goals, report);
        roundTrips(goals, report, "refresh", 2);
        roundTrips(goals, report, "authenticate", 1);
        constant(goals, report);
        sweeps(goals, report);
        pure(goals, report);
        return goals;
    }

    private static void atLeast(
            List<Goal> goals, Report report, String work, String place, String other, double wanted) {
        report.contest(work, place, 4)
                .map(it -> it.ratios().get(other))
                .ifPresent(ratio -> goals.add(new Goal(
                        work + ", " + place + ", 4 threads, to " + other,
                        "≥ " + number(wanted),
                        spread(ratio),
                        ratio.median() >= wanted)));
    }

    /**
     * Compares with few aggregates: a collector and the processor's caches have more work among many, for all
     * contenders, so both figures are given.
     */
    private static void flat(List<Goal> goals, Report report) {
        var contests = report.contests("refresh", "memory").stream()
                .filter(it -> it.threads() == 4)
                .toList();
        if (contests.size() < 2) return;
        var few = contests.get(0);
        var many = contests.get(contests.size() - 1);
        var what = "refresh, memory, from %,d to %,d aggregates".formatted(few.aggregates(), many.aggregates());
        flat(goals, what, ours(many) / ours(few));
        flat(goals, what + ", to " + MAP, toMap(many) / toMap(few));
    }

    private static void flat(List<Goal> goals, String what, double change) {
        goals.add(new Goal(what, "flat (≥ 0.7)", number(change), change >= 0.7));
    }

    private static double toMap(Result result) {
        return requireNonNull(result.ratios().get(MAP)).median();
    }

    private static double ours(Result result) {
        return result.figures().get(0).perSecond().median();
    }

    private static void roundTrips(List<Goal> goals, Report report, String work, int wanted) {
        report.bills().stream()
                .filter(it -> it.name().equals("Tenure")
                        && it.place().equals(POSTGRESQL)
                        && it.work().equals(work))
                .map(Bill::roundTrips)
                .findFirst()
                .ifPresent(got -> goals.add(
                        new Goal(work + ", PostgreSQL, round trips", "≤ " + wanted, got.toString(), got <= wanted)));
    }

    private static void constant(List<Goal> goals, Report report) {
        var bytes = report.weights().stream()
                .filter(it -> it.name().equals("Tenure"))
                .mapToLong(Weight::bytes)
                .summaryStatistics();
        if (bytes.getCount() > 1)
            goals.add(new Goal(
                    "bytes of a grant however often refreshed",
                    "constant (± 8)",
                    bytes.getMin() + "–" + bytes.getMax(),
                    bytes.getMax() - bytes.getMin() <= 8));
    }

    private static void sweeps(List<Goal> goals, Report report) {
        var sweeps = report.sweeps().stream()
                .filter(it -> it.work().equals("sweep") && it.place().equals(ASYNCHRONOUS))
                .toList();
        for (var sweep : sweeps)
            for (var ratio : sweep.ratio())
                goals.add(new Goal(
                        "sweep among %,d, PostgreSQL, to the same by hand".formatted(sweep.aggregates()),
                        "≥ 0.5",
                        spread(ratio),
                        ratio.median() >= 0.5));
        if (sweeps.size() < 2) return;
        var change = sweeps.get(sweeps.size() - 1).perSecond().median()
                / sweeps.get(0).perSecond().median();
        goals.add(new Goal(
                "sweep when what is not due grows tenfold", "unchanged (≥ 0.7)", number(change), change >= 0.7));
    }

    private static void pure(List<Goal> goals, Report report) {
        report.pure("refresh").ifPresent(decision -> {
            var nanos = decision.nanos();
            goals.add(new Goal(
                    "a refresh decided, without hashing, in ns", "< 200", spread(nanos), nanos.median() < 200));
            longer(goals, report, decision, "stateless4j", "≤ 4", 4);
            longer(goals, report, decision, "squirrelFoundation", "far below 1", 0.5);
            longer(goals, report, decision, "springStatemachine", "far below 1", 0.5);
        });
        report.pure("secretSource")
                .ifPresent(one -> report.pure("secretSourceOfFour").ifPresent(four -> {
                    var each = four.to(one)
                            .dividedBy(Math.max(1, 4.0 / report.machine().processors()));
                    goals.add(new Goal(
                            "random bytes for 4 threads, to 1, for each processor",
                            "≤ 1.3",
                            spread(each),
                            each.median() <= 1.3));
                }));
    }

    private static void longer(
            List<Goal> goals, Report report, Measured decision, String peer, String wanted, double most) {
        report.pure(peer)
                .map(decision::to)
                .ifPresent(ratio -> goals.add(new Goal(
                        "a refresh decided, to the bare transition of " + peer,
                        wanted,
                        spread(ratio),
                        ratio.median() <= most)));
    }
}
