package dev.tenure.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The measurements of one contender in one turn.
 *
 * @param perSecond the runs a second by all threads together, while they worked
 * @param latencies the time of each run, in nanoseconds
 * @param bytes the bytes that each run allocated
 */
record Round(double perSecond, Histogram latencies, double bytes) {
    private static final int BATCH = 32;
    private static final int DIGITS = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Runs all of these side by side for this long. */
    static Round of(List<Work> works, Duration time) {
        var threads = Executors.newFixedThreadPool(works.size());
        try {
            var start = new CyclicBarrier(works.size());
            var running = new ArrayList<Future<Share>>();
            for (var work : works)
                running.add(threads.submit(() -> {
                    start.await();
                    return Share.of(work, time);
                }));
            var shares = new ArrayList<Share>();
            for (var share : running) shares.add(share.get());
            return sum(shares);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdown();
        }
    }

    private static Round sum(List<Share> shares) {
        var latencies = new Histogram(DIGITS);
        shares.forEach(share -> latencies.add(share.latencies));
        var perSecond = shares.stream().mapToDouble(Share::perSecond).sum();
        var bytes = shares.stream().mapToLong(share -> share.bytes).sum();
        return new Round(perSecond, latencies, (double) bytes / latencies.getTotalCount());
    }

    /** The measurements of one thread: one run at least, however long its preparation took. */
    private record Share(Histogram latencies, long busy, long bytes) {
        static Share of(Work work, Duration time) {
            var latencies = new Histogram(DIGITS);
            var end = System.nanoTime() + time.toNanos();
            var busy = 0L;
            var bytes = 0L;
            while (System.nanoTime() < end) {
                work.prepare(BATCH);
                var allocated = THREADS.getCurrentThreadAllocatedBytes();
                var began = System.nanoTime();
                var last = began;
                for (var i = 0; i < BATCH && (last < end || latencies.getTotalCount() == 0); i++) {
                    work.run();
                    var now = System.nanoTime();
                    latencies.recordValue(now - last);
                    last = now;
                }
                busy += last - began;
                bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
            }
            return new Share(latencies, busy, bytes);
        }

        double perSecond() {
            return (double) latencies.getTotalCount() * TimeUnit.SECONDS.toNanos(1) / busy;
        }
    }
}
