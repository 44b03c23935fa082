package dev.tenure.benchmarks;

/** One piece of work, done again and again by one thread. */
@FunctionalInterface
public interface Work {
    /** Does it once; this is measured. */
    void run();

    /** Makes ready what the next so many runs take; this is not. */
    default void prepare(int runs) {}
}
