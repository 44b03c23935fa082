package dev.tenure.benchmarks.pure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What JMH measured of one method.
 *
 * @param nanos how long it takes, the mean of all iterations; {@code error} is half of its 99.9 % interval
 * @param bytes what it allocates
 */
public record Measured(String name, double nanos, double error, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** Measures every method of this package, each class in a process of its own. */
    public static List<Measured> all(int iterations, Duration each) {
        var options = new OptionsBuilder()
                .include(Measured.class.getPackageName().replace(".", "\\.") + "\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(TimeValue.milliseconds(each.toMillis()))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(each.toMillis()))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            var measured = new ArrayList<Measured>();
            for (var result : new Runner(options).run()) measured.add(of(result));
            return measured;
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Measured of(RunResult result) {
        var time = result.getPrimaryResult();
        var allocated = result.getSecondaryResults().get(ALLOCATED);
        return new Measured(
                result.getPrimaryResult().getLabel(),
                time.getScore(),
                time.getScoreError(),
                allocated == null ? Double.NaN : allocated.getScore());
    }
}
