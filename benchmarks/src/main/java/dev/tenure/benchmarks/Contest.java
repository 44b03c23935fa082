package dev.tenure.benchmarks;

import java.util.List;

/**
 * The same work for everybody, measured in turns.
 *
 * @param work what is done
 * @param place where it is stored
 * @param aggregates how many aggregates are stored there
 * @param contenders Tenure first
 */
public record Contest(String work, String place, int aggregates, int threads, List<Contender> contenders) {}
