package dev.tenure.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.vavr.collection.List;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class BrokenPromisesTest {
    @Test
    void theConsoleShowsThePromiseThatAStoreBreaks() {
        assertThat(printed(Unfinished.class))
                .hasSizeGreaterThan(100)
                .allMatch(line -> line.matches("G\\d+ FAILED: .+ \\(Unfinished, \\w+Contract\\)"))
                .contains("G11 FAILED: a Link comes back as it was stored, in every state"
                        + " (Unfinished, RoundTripContract)");
    }

    @Test
    void aFailureOfOtherTestsIsNotTheKits() {
        assertThat(printed(Samples.Broken.class)).isEmpty();
    }

    @Test
    void jUnitFindsIt() {
        assertThat(ServiceLoader.load(TestExecutionListener.class)).anyMatch(BrokenPromises.class::isInstance);
    }

    private static List<String> printed(Class<?> tests) {
        var text = new ByteArrayOutputStream();
        var alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherFactory.create(alone).execute(request, new BrokenPromises(new PrintStream(text, true, UTF_8)));
        return List.ofAll(text.toString(UTF_8).lines());
    }
}
