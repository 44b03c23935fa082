package dev.tenure.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the promises: each is there, and each test that it names declares the promise itself. */
class PromisesTest {
    private static final Path PAGE = Pages.ROOT.resolve("docs/promises.md");
    private static final Pattern SOURCE = Pattern.compile("\\]\\(([^)]*\\.java)\\)");
    private static final Pattern SHOWS = Pattern.compile("@Shows\\(([^)]*)\\)");
    private static final Pattern PROMISE = Pattern.compile("\"(G\\d+)\"");

    /** The samples of the report show a promise that does not exist, to see that it is refused. */
    private static final Path OF_NO_PROMISE = Path.of("contract/report/Samples.java");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void eachTestThatThePageNamesShowsThePromise(int number) throws IOException {
        var promise = "G" + number;
        var named = List.ofAll(SOURCE.matcher(row(PAGE, promise)).results().map(found -> found.group(1)));
        assertThat(named).isNotEmpty();
        for (var file : named)
            assertThat(Files.readString(PAGE.resolveSibling(file)))
                    .as(file)
                    .containsPattern("@Shows\\([^)]*\"" + promise + "\"|\"" + promise + ": ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theReadmeMakesThePromisesOfThePage(int number) {
        var promise = "G" + number;
        assertThat(sentence(PAGE, promise)).isNotBlank().isEqualTo(sentence(Pages.ROOT.resolve("README.md"), promise));
    }

    @Test
    void everyPromiseThatATestShowsIsOnThePage() {
        assertThat(shown()).hasSizeGreaterThan(10).allSatisfy(promise -> assertThat(row(PAGE, promise))
                .isNotBlank());
    }

    private static String sentence(Path page, String promise) {
        return row(page, promise).split("\\|", -1)[2].strip();
    }

    private static String row(Path page, String promise) {
        return List.of(Pages.read(page).split("\n", -1))
                .find(line -> line.startsWith("| " + promise + " |"))
                .getOrElse("");
    }

    private static Set<String> shown() {
        return List.of(
                        "test-kit/src/main",
                        "property-tests/src/test",
                        "sandbox-host/src/test",
                        "domain/src/test",
                        "ports/src/test")
                .flatMap(folder -> sources(Pages.ROOT.resolve(folder)))
                .reject(file -> file.endsWith(OF_NO_PROMISE))
                .flatMap(file ->
                        List.ofAll(SHOWS.matcher(Pages.read(file)).results().map(found -> found.group(1))))
                .flatMap(promises ->
                        List.ofAll(PROMISE.matcher(promises).results().map(found -> found.group(1))))
                .toSet();
    }

    private static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return List.ofAll(files.filter(file -> file.toString().endsWith(".java")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
