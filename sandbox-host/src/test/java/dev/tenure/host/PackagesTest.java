package dev.tenure.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tenure.rules.TenureRules;
import org.junit.jupiter.api.Test;

/** The host's packages, which import each other in one direction only. */
final class PackagesTest {
    private static final JavaClasses HOST = new ClassFileImporter()
            .importUrl(SandboxHost.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void packagesImportEachOtherWithoutACircle() {
        TenureRules.packagesAreFreeOfCycles("dev.tenure.host.(*)..").check(HOST);
    }

    @Test
    void nothingImportsTheWiring() {
        noClasses()
                .that()
                .resideInAPackage("dev.tenure.host.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tenure.host")
                .because("the wiring knows the parts, and no part the wiring")
                .check(HOST);
    }
}
