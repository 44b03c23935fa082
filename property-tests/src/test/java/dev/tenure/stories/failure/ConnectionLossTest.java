package dev.tenure.stories.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tenure.contract.report.Shows;
import dev.tenure.databases.Databases;
import dev.tenure.stories.command.Command;
import dev.tenure.stories.command.Commands;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The connection is lost at every JDBC call of every command, and the reported outcome is true (G5). */
@Shows("G5")
class ConnectionLossTest {
    /** The fewest there are: to take, to set, to prepare, to ask, to give back, each before and after. */
    private static final int FEWEST = 10;

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("everything")
    void aLossAtAnyCallIsReportedAsWhatMayHaveHappened(Databases database, Command command, TestReporter reporter) {
        try (var faults = new ConnectionLossRun(database, command)) {
            var lost = faults.everywhere();
            reporter.publishEntry("faults." + command.name() + ", " + database, Integer.toString(lost));
            assertThat(lost).isGreaterThanOrEqualTo(FEWEST);
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(Databases.H2_IN_MEMORY, Databases.POSTGRESQL)
                .flatMap(database -> Commands.all().toJavaStream().map(command -> arguments(database, command)));
    }
}
