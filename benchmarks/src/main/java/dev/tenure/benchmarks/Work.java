package dev.tenure.benchmarks;

/** One piece of work, repeated by one thread. */
@FunctionalInterface
public interface Work {
    /** Runs once; this is measured. */
    void run();

    /** Prepares the next runs; this is not measured. */
    default void prepare(int runs) {}
}
