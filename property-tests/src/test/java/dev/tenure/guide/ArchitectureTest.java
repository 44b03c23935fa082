package dev.tenure.guide;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tenure.rules.TenureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theHostKeepsTheRules() {
        var host = new ClassFileImporter().importPackages("dev.tenure.guide"); // your root package
        TenureRules.secretsAreRevealedOnlyIn("dev.tenure.guide.edge..").check(host);
        TenureRules.clocksAreReadOnlyIn("dev.tenure.guide.clock..", "dev.tenure.guide.edge..")
                .check(host);
        TenureRules.sqlIsSeenOnlyIn("dev.tenure.guide.store..").check(host);
    }
}
