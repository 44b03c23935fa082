package dev.tenure.benchmarks;

import java.util.function.IntFunction;

/**
 * Who does the work.
 *
 * @param works the work of each of the threads, by its number
 */
public record Contender(String name, IntFunction<Work> works) {}
