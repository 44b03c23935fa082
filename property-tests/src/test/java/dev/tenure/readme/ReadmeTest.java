package dev.tenure.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.guide.FirstExample;
import io.vavr.collection.List;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadmeTest {
    private static final Path README = Pages.ROOT.resolve("README.md");
    private static final Path EXAMPLE = Path.of("src/test/java/dev/tenure/guide/FirstExample.java");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern PRINTED = Pattern.compile("println.*; // (.*)");
    private static final int SIX_KILOBYTES = 6 * 1024;

    @Test
    void theReadmeIsReadInOneGo() throws IOException {
        assertThat(Files.size(README)).isLessThanOrEqualTo(SIX_KILOBYTES);
    }

    @Test
    void theReadmeShowsTheExample() throws IOException {
        var source = Files.readString(EXAMPLE);
        assertThat(Pages.read(README)).contains("```java\n" + source.substring(source.indexOf("import ")) + "```\n");
    }

    @Test
    void theExamplePrintsWhatItSays() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var run = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), FirstExample.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).isZero();
        var promised =
                List.ofAll(PRINTED.matcher(Files.readString(EXAMPLE)).results().map(line -> line.group(1)));
        assertThat(output.lines()).hasSize(3).containsExactlyElementsOf(promised);
    }

    @ParameterizedTest
    @MethodSource("dev.tenure.readme.Pages#all")
    void everyLinkLeadsSomewhere(Path page) {
        var links = List.ofAll(LINK.matcher(Pages.read(page)).results().map(link -> link.group(1)))
                .reject(link -> link.startsWith("http"));
        assertThat(links).allSatisfy(link -> {
            var target = page.resolveSibling(link.replaceFirst("#.*", ""));
            assertThat(target).exists();
            if (link.contains("#")) assertThat(Pages.anchors(target)).contains(link.replaceFirst(".*#", ""));
        });
    }
}
