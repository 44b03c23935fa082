package dev.tenure.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Path KIT = Path.of("../test-kit/src/main/java/dev/tenure/contract");

    @Test
    void everySuiteOfTheKitIsReportedOn() throws IOException {
        try (var files = Files.list(KIT)) {
            var suites = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Contract") && !name.equals("StoreContract"))
                    .collect(Collectors.toSet());
            assertThat(Findings.NONE.suites().keySet().toJavaSet())
                    .hasSizeGreaterThan(10)
                    .isEqualTo(suites);
        }
    }

    @Test
    void thePromisesAreTheReadmesAndInItsOrder() throws IOException {
        var told = Vector.ofAll(Files.readAllLines(Path.of("..", "README.md")))
                .filter(line -> line.matches("\\| G\\d+ \\|.*"))
                .map(line -> line.split(" \\| ", -1)[0].substring(2));
        assertThat(told).isEqualTo(Vector.of(Promise.values()).map(Promise::name));
    }
}
