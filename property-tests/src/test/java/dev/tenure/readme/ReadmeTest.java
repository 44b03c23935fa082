package dev.tenure.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern SOURCE = Pattern.compile("\\]\\(([^)]*\\.java)\\)");
    private static final Path ADAPTER = Path.of("src/test/java/dev/tenure/adapters/InMemoryStoreTest.java");
    private static final Path SNIPPETS = Path.of("src/test/java/dev/tenure/readme/SnippetsTest.java");

    @ParameterizedTest
    @ValueSource(strings = {"embedding", "grants", "connection", "joining", "domain"})
    void theReadmeShowsCodeThatCompilesAndRuns(String snippet) throws IOException {
        var shown = between(README, "<!-- " + snippet + " -->", "```").drop(1);
        var compiled = between(SNIPPETS, "// begin " + snippet, "// end " + snippet);
        assertThat(shown.map(String::strip)).isNotEmpty().isEqualTo(compiled.map(String::strip));
    }

    @Test
    void theReadmeShowsTheTestOfAnAdapterThatIsRun() throws IOException {
        var shown = between(README, "<!-- adapter -->", "```").drop(1);
        var run = List.ofAll(Files.readAllLines(ADAPTER)).dropUntil(line -> line.startsWith("class"));
        assertThat(shown).isNotEmpty().isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatTheReadmeNamesForAPromiseSaysSoItself(int number) throws IOException {
        var promise = "G" + number;
        var row = List.ofAll(Files.readAllLines(README))
                .find(line -> line.startsWith("| " + promise + " |"))
                .get();
        var named = List.ofAll(SOURCE.matcher(row).results().map(found -> found.group(1)));
        assertThat(named).isNotEmpty();
        for (var file : named)
            assertThat(Files.readString(Path.of("..", file)))
                    .as(file)
                    .containsPattern("@Shows\\([^)]*\"" + promise + "\"|\"" + promise + ": ");
    }

    /** The lines from after the first to before the next that is the last. */
    private static List<String> between(Path file, String first, String last) throws IOException {
        var rest = List.ofAll(Files.readAllLines(file))
                .dropUntil(line -> line.strip().equals(first))
                .drop(1);
        return rest.take(rest.zipWithIndex()
                .filter(line -> line._1().strip().equals(last))
                .map(line -> line._2())
                .head());
    }
}
