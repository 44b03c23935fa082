package dev.tenure.benchmarks;

import java.util.List;

/**
 * The same work for all contenders, measured in turns.
 *
 * @param work the work
 * @param place the place of the data
 * @param aggregates the number of aggregates stored there
 * @param contenders the contenders, Tenure first
 */
public record Contest(String work, String place, int aggregates, int threads, List<Contender> contenders) {}
