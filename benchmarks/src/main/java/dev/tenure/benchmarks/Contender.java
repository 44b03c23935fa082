package dev.tenure.benchmarks;

import java.util.function.IntFunction;

/**
 * A contender, which does the work.
 *
 * @param works the work of each thread, by its number
 */
public record Contender(String name, IntFunction<Work> works) {}
