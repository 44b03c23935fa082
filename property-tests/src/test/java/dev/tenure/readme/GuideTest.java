package dev.tenure.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages show code that is run: each block of Java is a file of the tests, without the line of its package. */
class GuideTest {
    private static final Pattern JAVA = Pattern.compile("^```java\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("^(?:public )?class (\\w+)", Pattern.MULTILINE);
    private static final Path TESTS = Path.of("src/test/java/dev/tenure");
    private static final Path CONNECTIONS = Pages.ROOT.resolve("docs/guide/connections.md");
    private static final Path REJECTIONS = Pages.ROOT.resolve("docs/guide/rejections.md");

    @ParameterizedTest
    @MethodSource("dev.tenure.readme.Pages#all")
    void everyBlockOfJavaIsAFileThatIsRun(Path page) throws IOException {
        for (var block : blocks(page)) assertThat(block).isEqualTo(source(block));
    }

    @Test
    void everyFileOfTheGuideIsShown() throws IOException {
        var shown = List.ofAll(Pages.all()).flatMap(GuideTest::blocks).map(GuideTest::name);
        try (var files = Files.list(TESTS.resolve("guide"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.equals("package-info")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(name -> assertThat(shown).contains(name));
        }
    }

    @Test
    void thePageOnRejectionsHasEachWithItsRemedy() throws IOException {
        var rows = List.ofAll(Files.readAllLines(REJECTIONS))
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.split("\\|", -1)).map(String::strip));
        assertThat(rows.map(row -> row.get(1) + " " + row.get(2)))
                .isEqualTo(List.of(RejectionCode.values()).map(code -> "`" + code + "` `" + code.remedy() + "`"));
        assertThat(rows).allSatisfy(row -> assertThat(row.get(3)).isNotBlank());
        assertThat(rows).allSatisfy(row -> assertThat(row.get(4)).isNotBlank());
    }

    @Test
    void thePageOnConnectionsHasEachTableOfAProvider() {
        var rows = List.of(Pages.read(CONNECTIONS).split("\n")).filter(line -> line.contains("| `TokenEndpoints."));
        var tables = List.of(TokenEndpoints.class.getFields()).map(table -> "`TokenEndpoints." + table.getName() + "`");
        assertThat(tables).hasSizeGreaterThan(10);
        assertThat(tables.filter(table -> rows.count(row -> row.contains(table)) != 1))
                .isEmpty();
    }

    private static Seq<String> blocks(Path page) {
        return List.ofAll(JAVA.matcher(Pages.read(page)).results().map(found -> found.group(1)));
    }

    private static String source(String block) throws IOException {
        var folder = List.of("guide", "guide/edge", "adapters")
                .find(it -> Files.exists(TESTS.resolve(it + "/" + name(block) + ".java")))
                .get();
        var file = Files.readString(TESTS.resolve(folder + "/" + name(block) + ".java"));
        return file.substring(file.indexOf("import "));
    }

    private static String name(String block) {
        return NAME.matcher(block)
                .results()
                .findFirst()
                .map((MatchResult found) -> found.group(1))
                .orElseThrow(() -> new AssertionError("no class in " + block));
    }
}
