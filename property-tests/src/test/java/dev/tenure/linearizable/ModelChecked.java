package dev.tenure.linearizable;

import java.time.Duration;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.TestReporter;

/** The limits of the model checker: a fixed number of scenarios, of two threads each, and of schedules of each. */
final class ModelChecked {
    private static final int SCENARIOS = 8;
    private static final int SCHEDULES = 60;

    /** A limit longer than any machine needs; the build reports a run that never ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private ModelChecked() {}

    static void check(Class<?> operations, TestReporter reporter) {
        new ModelCheckingOptions()
                .iterations(SCENARIOS)
                .invocationsPerIteration(SCHEDULES)
                .threads(2)
                .actorsBefore(0)
                .actorsPerThread(2)
                .actorsAfter(1)
                .invocationTimeout$lincheck(PATIENCE.toMillis())
                .check(operations);
        reporter.publishEntry(
                "interleavings." + operations.getSimpleName() + ", at most", Integer.toString(SCENARIOS * SCHEDULES));
    }
}
