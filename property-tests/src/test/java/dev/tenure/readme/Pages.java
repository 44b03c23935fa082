package dev.tenure.readme;

import io.vavr.collection.List;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The pages for whoever uses the library. */
final class Pages {
    static final Path ROOT = Path.of("..");

    private Pages() {}

    /** The READMEs, the pages at the root and beside the promises, and the guide. */
    static java.util.List<Path> all() {
        try (var guide = Files.list(ROOT.resolve("docs/guide"))) {
            return List.of(
                            "README.md",
                            "CHANGELOG.md",
                            "CONTRIBUTING.md",
                            "UPGRADING.md",
                            "docs/promises.md",
                            "domain/README.md",
                            "property-tests/README.md",
                            "test-kit/README.md")
                    .map(ROOT::resolve)
                    .appendAll(List.ofAll(guide).sorted())
                    .asJava();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names by which a link can lead to the headings of a page. */
    static List<String> anchors(Path page) {
        return List.of(read(page).split("\n", -1))
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'));
    }
}
