package dev.tenure.benchmarks.report;

import dev.tenure.benchmarks.Result;
import dev.tenure.benchmarks.grants.Bill;
import dev.tenure.benchmarks.grants.Footprint;
import dev.tenure.benchmarks.grants.Weight;
import dev.tenure.benchmarks.grants.Winners;
import dev.tenure.benchmarks.pure.Measured;
import dev.tenure.benchmarks.sweeps.Sweeping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every measurement of one run; the content of {@code results.json}.
 *
 * @param scale quick or full
 * @param versions the versions of the contenders
 */
public record Report(
        String scale,
        String day,
        Machine machine,
        Map<String, String> versions,
        List<Result> contests,
        List<Bill> bills,
        List<Weight> weights,
        List<Footprint> footprints,
        List<Winners> winners,
        List<Sweeping> sweeps,
        List<Measured> pure) {

    /** The goals, and the distance of Tenure from each. */
    public List<Goal> goals() {
        return Goal.of(this);
    }

    /** The contest of this work there, among the most aggregates. */
    Optional<Result> contest(String work, String place, int threads) {
        return contests.stream()
                .filter(it -> it.work().equals(work) && it.place().equals(place) && it.threads() == threads)
                .reduce((fewer, more) -> more);
    }

    /** JMH's measurement of this method. */
    Optional<Measured> pure(String name) {
        return pure.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The contests of one work in one place, by their threads and aggregates. */
    List<Result> contests(String work, String place) {
        return new ArrayList<>(contests.stream()
                .filter(it -> it.work().equals(work) && it.place().equals(place))
                .toList());
    }
}
