package dev.tenure.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * The size of a measurement.
 *
 * @param rounds the number of turns of each contender
 * @param turn the length of a turn
 * @param firstWarmUp the time that each refreshes in a place before anything is measured there
 * @param warmUp the time that each works before the first turn of a contest
 * @param held the number of grants in use
 * @param aggregates the number of grants stored
 * @param threads the threads that refresh and authenticate
 * @param otherThreads the threads of all other work
 * @param due the number of due aggregates in a sweep, among each of {@code crowds}
 * @param sweeps the number of sweeps
 * @param winnerRounds the number of times that 16 clients refresh one token
 * @param refreshes the numbers of refreshes after which the rows of a grant are weighed
 * @param pureRounds the number of times that JMH measures each method, for five turns
 */
public record Scale(
        String name,
        int rounds,
        Duration turn,
        Duration firstWarmUp,
        Duration warmUp,
        int held,
        List<Integer> aggregates,
        List<Integer> threads,
        List<Integer> otherThreads,
        int due,
        List<Integer> crowds,
        int sweeps,
        int winnerRounds,
        List<Integer> refreshes,
        int pureRounds) {
    /** A trial that everything runs; its figures mean nothing. */
    static final Scale TRIAL = new Scale(
            "trial",
            2,
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            50,
            List.of(100, 200),
            List.of(1, 4),
            List.of(4),
            100,
            List.of(100, 200),
            1,
            5,
            List.of(1, 10),
            1);

    /** A run within ten minutes on two cores. */
    static final Scale QUICK = new Scale(
            "quick",
            9,
            Duration.ofMillis(100),
            Duration.ofMillis(2_000),
            Duration.ofMillis(400),
            5_000,
            List.of(100_000),
            List.of(1, 4),
            List.of(4),
            5_000,
            List.of(10_000, 100_000),
            3,
            100,
            List.of(1, 100, 1_000),
            5);

    /** The complete run. */
    static final Scale FULL = new Scale(
            "full",
            15,
            Duration.ofMillis(300),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            10_000,
            List.of(1_000, 100_000, 1_000_000),
            List.of(1, 4),
            List.of(1, 4),
            10_000,
            List.of(100_000, 1_000_000),
            5,
            1_000,
            List.of(1, 100, 10_000),
            9);

    static Scale named(String name) {
        return switch (name) {
            case "trial" -> TRIAL;
            case "quick" -> QUICK;
            case "full" -> FULL;
            default -> throw new IllegalArgumentException("trial, quick or full, not " + name);
        };
    }

    /** Returns true if its figures go into the documents. */
    boolean isForReading() {
        return !name.equals(TRIAL.name);
    }
}
