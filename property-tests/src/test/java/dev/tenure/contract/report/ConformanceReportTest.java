package dev.tenure.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import io.vavr.collection.List;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ConformanceReportTest {
    @TempDir
    private Path directory;

    @Test
    void aTestCountsForThePromisesInItsName() {
        assertThat(text(Samples.Named.class))
                .containsSubsequence("G1  shown", "Samples: 1 passed", "G5  shown", "Samples: 1 passed")
                .containsSubsequence("G7  shown", "Samples: 1 passed", "G8  not run")
                .contains("show no promise: 1 passed\n");
    }

    @Test
    void aTestCountsForThePromisesOfItsAnnotationElseOfItsClass() {
        assertThat(text(Samples.Annotated.class))
                .containsSubsequence("G2  shown", "Samples: 4 passed", "G3  shown", "Samples: 1 passed")
                .containsSubsequence("G10 shown", "Samples: 1 passed");
        assertThat(json(Samples.Annotated.class))
                .contains("\"test\": \"three times\",\n          \"passed\": 3,")
                .contains("\"test\": \"what it says itself\"");
    }

    @Test
    void figuresAreReportedWithTheirPromiseIfTheyFitOnALine() {
        assertThat(text(Samples.Named.class))
                .containsSubsequence("G7  shown", "faults.commit = 12", "G8")
                .doesNotContain("a table");
        assertThat(json(Samples.Named.class)).contains("\"key\": \"faults.commit\",\n          \"value\": \"12\"");
    }

    @Test
    void failedAndSkippedTestsAreNamed() {
        assertThat(text(Samples.Broken.class))
                .containsSubsequence("G4  FAILED", "Samples: 0 passed, 1 FAILED, 2 skipped")
                .contains("FAILED Samples: it says\n")
                .contains("SKIPPED Samples: it has no database (there is no \"database\")\n")
                .contains("SKIPPED Samples: it waits (not today)\n");
    }

    @Test
    void theTextOfAFailureIsNotRepeated() {
        assertThat(text(Samples.Broken.class) + json(Samples.NeverBegins.class)).doesNotContain("p455word");
    }

    @Test
    void aClassThatCannotBeginFailsWhatItWasToShow() {
        assertThat(text(Samples.NeverBegins.class)).containsSubsequence("G6  FAILED", "0 passed, 1 FAILED\n");
    }

    @Test
    void aClassThatDoesNotApplyIsSkippedTestByTest() {
        assertThat(text(Samples.Elsewhere.class))
                .containsSubsequence("G6  skipped", "0 passed, 2 skipped")
                .contains("SKIPPED Samples: it waits (not here)", "SKIPPED Samples: it waits too (not here)");
    }

    @Test
    void aPromiseThatThereIsNotFails() {
        assertThat(json(Samples.Unpromised.class)).contains("\"failed\": 1", "no such promise: G99");
    }

    @Test
    void aSuiteThatNobodyImplementsIsSkippedWithThatReason() {
        assertThat(text(Samples.Hiding.class))
                .contains("CommitContract: skipped, no test class of this run implements it\n")
                .containsPattern("VaultContract: \\d+ passed, 2 skipped\n")
                .contains("sealed bytes contain nothing of their token (this vault hides nothing, and says so)");
    }

    @Test
    void aRunThatFollowsIsAddedToTheOneBefore() {
        var report = new ConformanceReport(directory.resolve("both"));
        run(report, Samples.Named.class);
        run(report, Samples.Annotated.class);
        assertThat(read("both.txt")).contains("G7  shown", "G2  shown");
    }

    @Test
    void charactersThatJsonCannotHoldAreEscaped() {
        assertThat(Json.of(List.of("a \"quoted\" \\ path\n\u0000 \ud800 ä")))
                .isEqualTo("[\n  \"a \\\"quoted\\\" \\\\ path\\u000a\\u0000 \\ud800 ä\"\n]\n");
    }

    private String text(Class<?> tests) {
        run(new ConformanceReport(directory.resolve("report")), tests);
        return read("report.txt");
    }

    private String json(Class<?> tests) {
        run(new ConformanceReport(directory.resolve("report")), tests);
        return read("report.json");
    }

    private static void run(ConformanceReport report, Class<?> tests) {
        var alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .filters(includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create(alone).execute(request, report);
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
