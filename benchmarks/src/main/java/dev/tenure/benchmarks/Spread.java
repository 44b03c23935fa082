package dev.tenure.benchmarks;

import java.util.List;

/** The median of some figures, with the lowest and the highest. */
public record Spread(double median, double min, double max) {
    /** The spread of these, at least one. */
    public static Spread of(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** Returns the same in another unit. */
    public Spread dividedBy(double unit) {
        return new Spread(median / unit, min / unit, max / unit);
    }
}
