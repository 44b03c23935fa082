package dev.tenure.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Calls that begin together, each on a thread of its own. */
final class Concurrently {
    private Concurrently() {}

    /** Runs the same call this many times. */
    static <T> Seq<T> all(int threads, Callable<T> call) {
        return all(Vector.fill(threads, () -> call));
    }

    /** Runs one call beside others, {@code threads} in all; its answer comes first. */
    static <T> Seq<T> all(int threads, Callable<T> one, Callable<T> others) {
        return all(Vector.fill(threads - 1, () -> others).prepend(one));
    }

    /** Runs the calls and returns their answers in the same order; a call that throws fails the test. */
    static <T> Seq<T> all(Seq<Callable<T>> calls) {
        var barrier = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var running = calls.map(call -> threads.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toVector();
            var answers = Vector.<T>empty();
            for (var future : running) answers = answers.append(future.get());
            return answers;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            threads.shutdown();
        }
    }
}
