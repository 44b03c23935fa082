package dev.tenure.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each statement of SECURITY.md names its tests, and they exist. */
class SecurityTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\[`(\\w+)`]\\(([^)]+)\\)");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*(?:Test|Contract)\\b(?!`|\\.java)");

    @Test
    void everyTestItNamesIsThere() throws IOException {
        var links = lines().flatMap(line -> List.ofAll(LINK.matcher(line).results()));
        assertThat(links).hasSizeGreaterThan(80).allSatisfy(link -> assertThat(source(link))
                .contains(" " + link.group(1) + " ")
                .containsPattern("@(Test|ParameterizedTest|TestFactory|Property|Override)\\b"));
    }

    @Test
    void noTestIsNamedWithoutItsPlace() throws IOException {
        assertThat(lines().filter(line -> NAME.matcher(line).find())).isEmpty();
    }

    @Test
    void everyLineOfATableNamesATest() throws IOException {
        var rows = lines().filter(line -> line.startsWith("| ") && !line.startsWith("| what "));
        assertThat(rows).hasSizeGreaterThan(40).allSatisfy(row -> assertThat(row)
                .containsPattern("\\| (?:" + LINK + "(?:, )?)+ \\|$"));
    }

    private static String source(MatchResult link) throws IOException {
        var path = ROOT.resolve(link.group(2));
        assertThat(path).hasFileName(link.group(1) + ".java").isRegularFile();
        return Files.readString(path);
    }

    private static List<String> lines() throws IOException {
        return List.ofAll(Files.readAllLines(ROOT.resolve("SECURITY.md")));
    }
}
