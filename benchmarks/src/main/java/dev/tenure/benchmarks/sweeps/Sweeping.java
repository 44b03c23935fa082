package dev.tenure.benchmarks.sweeps;

import dev.tenure.benchmarks.Spread;
import dev.tenure.benchmarks.places.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The speed of a batch job.
 *
 * @param aggregates the number of aggregates that are not due
 * @param done the number that were due
 * @param ratio the ratio to the same by hand, in the same round; none if there is no other
 */
public record Sweeping(String work, String place, int aggregates, int done, Spread perSecond, List<Spread> ratio) {
    private static final int BATCH = 500;

    /** Sweeps with Tenure and by hand in turns, and delivers the resulting notices. */
    public static List<Sweeping> of(Place place, int aggregates, int due, int rounds) {
        var ours = new ArrayList<Double>();
        var byHand = new ArrayList<Double>();
        var delivered = new ArrayList<Double>();
        var ratio = new ArrayList<Double>();
        try (var swept = new Due(place, aggregates);
                var beside = new Due(place, aggregates)) {
            for (var round = 0; round <= rounds; round++) {
                swept.ready(due);
                var us = perSecond(due, () -> swept.sweep(BATCH));
                var told = perSecond(due, () -> swept.deliver(BATCH));
                beside.ready(due);
                var them = place.isPostgresql() ? perSecond(due, () -> beside.sweepByHand(BATCH)) : Double.NaN;
                if (round == 0) continue;
                ours.add(us);
                byHand.add(them);
                delivered.add(told);
                ratio.add(us / them);
            }
        }
        var sweep = new Sweeping("sweep", place.title(), aggregates, due, Spread.of(ours), ratios(place, ratio));
        var relay = new Sweeping("relay", place.title(), aggregates, due, Spread.of(delivered), List.of());
        var hand = new Sweeping("sweep by hand", place.title(), aggregates, due, Spread.of(byHand), List.of());
        return place.isPostgresql() ? List.of(sweep, hand, relay) : List.of(sweep, relay);
    }

    private static List<Spread> ratios(Place place, List<Double> ratio) {
        return place.isPostgresql() ? List.of(Spread.of(ratio)) : List.of();
    }

    private static double perSecond(int expected, IntSupplier work) {
        var began = System.nanoTime();
        var done = work.getAsInt();
        var took = System.nanoTime() - began;
        if (done != expected) throw new IllegalStateException(done + " were done, not " + expected);
        return done * 1e9 / took;
    }
}
