package dev.tenure.contract.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenure.contract.EmptyStores;
import dev.tenure.contract.StoreContract;
import dev.tenure.port.store.Store;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The page on adapters describes the reports that an author really gets. */
class AdapterPageTest {
    private static final Path ADAPTERS = Path.of("src/test/java/dev/tenure/adapters");
    private static final String ONE_HOOK = "dev.tenure.adapters.InMemoryStoreTest";
    private static final Pattern GREEN = Pattern.compile(" +(\\w+Contract): [1-9]\\d* passed");
    private static final Pattern SKIPPED = Pattern.compile(" +(\\w+Contract): 0 passed, [1-9]\\d* skipped");
    private static final Seq<String> HOOKED =
            List.of("OutageContract", "HeldRowContract", "CutCommitContract", "CrashContract");

    @TempDir
    private Path directory;

    static java.util.List<AdapterPage.Step> steps() {
        return AdapterPage.steps().asJava();
    }

    @Test
    void ofAnEmptyClassNothingPasses() throws IOException {
        run(Unfinished.class.getName(), Map.of());
        assertThat(lines("txt").filter(line -> line.matches(".* [1-9]\\d* passed.*")))
                .isEmpty();
        assertThat(suites(SKIPPED)).containsExactlyElementsOf(HOOKED);
    }

    @ParameterizedTest(name = "step {index}")
    @MethodSource("steps")
    void withWhatIsWrittenSoFarItsSuitesAreGreenAndNoOthers(AdapterPage.Step step) throws IOException {
        run(
                Unfinished.class.getName(),
                Map.of(Unfinished.WRITTEN, step.written().mkString(",")));
        assertThat(suites(GREEN)).containsExactlyInAnyOrderElementsOf(step.green());
    }

    /** The suites of which the report says this. */
    private Seq<String> suites(Pattern said) throws IOException {
        return lines("txt").map(said::matcher).filter(Matcher::matches).map(line -> line.group(1));
    }

    @Test
    void inTheEndAllIsWrittenAndAllIsGreenButTheHooks() {
        var whole = AdapterPage.steps().last();
        assertThat(whole.written()).containsExactlyInAnyOrderElementsOf(everyMethod());
        assertThat(whole.green().addAll(HOOKED))
                .containsExactlyInAnyOrderElementsOf(List.of(StoreContract.class.getInterfaces())
                        .remove(EmptyStores.class)
                        .map(Class::getSimpleName));
    }

    /** Except the default methods of ports. */
    private static Set<String> everyMethod() {
        return List.of(Store.class.getMethods())
                .flatMap(port -> List.of(port.getReturnType().getMethods())
                        .reject(Method::isDefault)
                        .map(method -> port.getName() + "." + method.getName()))
                .toSet();
    }

    @Test
    void everySuiteIsDescribed() {
        assertThat(AdapterPage.suites())
                .containsExactlyInAnyOrderElementsOf(Findings.NONE.suites().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "one-hook, InMemoryStoreTest",
        "outage-hook, JdbcStoreTest",
        "crash-hook, CrashedStoreTest",
        "state-json, StateJson"
    })
    void theCodeItShowsIsTheAdaptersOwn(String mark, String test) throws IOException {
        var shown = AdapterPage.block(mark).map(String::strip);
        assertThat(shown).isNotEmpty();
        assertThat(Files.readAllLines(ADAPTERS.resolve(test + ".java")).stream().map(String::strip))
                .containsSequence(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage-hook", "crash-hook", "state-json"})
    void andNamesNothingThatIsNotInAJar(String mark) throws IOException {
        var named = AdapterPage.block(mark)
                .flatMap(line -> List.of(line.split("\\W+", -1)))
                .filter(word -> word.matches("[A-Z]\\w+"))
                .toSet();
        try (var files = Files.walk(ADAPTERS.getParent())) {
            var ofTests =
                    List.ofAll(files).map(file -> file.getFileName().toString().replace(".java", ""));
            assertThat(named.filter(ofTests::contains)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"report-text, txt", "report-json, json"})
    void theReportsItShowsLookAsTheyDo(String mark, String form) throws IOException {
        run(ONE_HOOK, Map.of());
        var shown = AdapterPage.block(mark).filter(line -> !line.strip().equals("…"));
        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(lines(form).map(AdapterPageTest::uncounted))
                .containsSubsequence(shown.map(AdapterPageTest::uncounted));
    }

    /** The number of a suite's tests is left out of the comparison. */
    private static String uncounted(String line) {
        return line.replaceAll("(?<![G\\d])[1-9]\\d*", "n").replaceFirst(",$", "");
    }

    private Seq<String> lines(String form) throws IOException {
        return Vector.ofAll(Files.readAllLines(directory.resolve("report." + form)));
    }

    private void run(String tests, Map<String, String> parameters) {
        var alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameters(parameters)
                .build();
        LauncherFactory.create(alone).execute(request, new ConformanceReport(directory.resolve("report")));
    }
}
