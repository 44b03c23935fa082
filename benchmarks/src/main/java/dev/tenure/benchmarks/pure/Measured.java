package dev.tenure.benchmarks.pure;

import dev.tenure.benchmarks.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * JMH's measurement of one method.
 *
 * @param rounds the time in each round, in nanoseconds
 * @param nanos the same as a spread: the median of the rounds, the lowest and the highest
 * @param bytes the bytes that it allocates
 */
public record Measured(String name, List<Double> rounds, Spread nanos, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int ITERATIONS = 5;

    /** The warm-up, as long in a short run as in a long one, so that both find as much compiled. */
    private static final TimeValue WARM_UP = TimeValue.milliseconds(300);

    /** Measures every method of this package, round after round, each in a process of its own. */
    public static List<Measured> all(int rounds, Duration iteration) {
        var results = new LinkedHashMap<String, List<RunResult>>();
        for (var round = 0; round < rounds; round++)
            for (var result : round(iteration))
                results.computeIfAbsent(result.getPrimaryResult().getLabel(), name -> new ArrayList<>())
                        .add(result);
        return results.entrySet().stream()
                .map(it -> of(it.getKey(), it.getValue()))
                .toList();
    }

    private static Iterable<RunResult> round(Duration iteration) {
        try {
            return new Runner(once(TimeValue.milliseconds(iteration.toMillis()))).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Options once(TimeValue iteration) {
        return new OptionsBuilder()
                .include(Measured.class.getPackageName().replace(".", "\\.") + "\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(WARM_UP)
                .measurementIterations(ITERATIONS)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static Measured of(String name, List<RunResult> results) {
        var nanos = results.stream().map(it -> it.getPrimaryResult().getScore()).toList();
        var bytes = results.stream().map(Measured::allocated).toList();
        return new Measured(name, nanos, Spread.of(nanos), Spread.of(bytes).median());
    }

    private static double allocated(RunResult result) {
        var allocated = result.getSecondaryResults().get(ALLOCATED);
        return allocated == null ? Double.NaN : allocated.getScore();
    }

    /** The ratio of this time to the other's in the same round. */
    public Spread to(Measured other) {
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round) / other.rounds.get(round))
                .toList());
    }
}
