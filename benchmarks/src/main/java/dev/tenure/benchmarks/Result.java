package dev.tenure.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The result of a contest.
 *
 * @param ratios Tenure's runs for each run of another in the same round
 */
public record Result(
        String work, String place, int aggregates, int threads, List<Figures> figures, Map<String, Spread> ratios) {
    private static final double MICRO = 1_000;
    private static final int DIGITS = 3;

    /**
     * The figures of one contender.
     *
     * @param p50 the median in microseconds, as is {@code p99}
     * @param bytes the bytes allocated for each run, in this process
     */
    public record Figures(String name, Spread perSecond, double p50, double p99, double bytes) {
        static Figures of(Lane lane) {
            var latencies = new Histogram(DIGITS);
            lane.rounds().forEach(round -> latencies.add(round.latencies()));
            return new Figures(
                    lane.name(),
                    Spread.of(lane.rounds().stream().map(Round::perSecond).toList()),
                    latencies.getValueAtPercentile(50) / MICRO,
                    latencies.getValueAtPercentile(99) / MICRO,
                    Spread.of(lane.rounds().stream().map(Round::bytes).toList()).median());
        }
    }

    static Result of(Contest contest, List<Lane> lanes) {
        var ratios = new LinkedHashMap<String, Spread>();
        for (var other : lanes.subList(1, lanes.size())) ratios.put(other.name(), ratio(lanes.get(0), other));
        return new Result(
                contest.work(),
                contest.place(),
                contest.aggregates(),
                contest.threads(),
                lanes.stream().map(Figures::of).toList(),
                ratios);
    }

    private static Spread ratio(Lane ours, Lane theirs) {
        return Spread.of(IntStream.range(0, ours.rounds().size())
                .mapToObj(round -> ours.rounds().get(round).perSecond()
                        / theirs.rounds().get(round).perSecond())
                .toList());
    }
}
