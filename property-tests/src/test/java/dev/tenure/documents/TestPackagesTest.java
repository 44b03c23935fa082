package dev.tenure.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tenure.rules.TenureRules;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newcomer finds a story or a history by the name of its package, and reads its imports in one direction. */
class TestPackagesTest {
    private static final int MOST_FILES = 15;

    @ParameterizedTest
    @ValueSource(strings = {"stories", "histories"})
    void noPackageIsFlat(String root) {
        var packages = Tree.java("test")
                .filter(file -> Tree.name(file).startsWith("property-tests/src/test/java/dev/tenure/" + root + "/"))
                .groupBy(Path::getParent);
        assertThat(packages).hasSizeGreaterThan(8);
        assertThat(packages.filterValues(files -> files.size() > MOST_FILES)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stories", "histories"})
    void importsGoOneWay(String root) {
        var classes = new ClassFileImporter().importPackages("dev.tenure." + root);
        TenureRules.packagesAreFreeOfCycles("dev.tenure." + root + ".(**)").check(classes);
    }
}
