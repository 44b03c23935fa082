package dev.tenure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tenure.contract.report.Shows;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenureRulesTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tenure");
    private static final JavaClasses FORBIDDEN = new ClassFileImporter().importPackages("dev.tenure.rules.forbidden");
    private static final String NOWHERE = "dev.tenure.nowhere..";

    @TestFactory
    @Shows({"G8", "G9"})
    Stream<DynamicTest> theLibraryKeepsItsOwnRules() {
        return Stream.of(
                        TenureRules.theDomainKeepsToItsAllowList(),
                        TenureRules.theDomainsPackagesPointDown(),
                        TenureRules.dependenciesPointInwards(),
                        TenureRules.adaptersKnowPortsAlone(
                                "dev.tenure.inmemory..", "dev.tenure.jdbc..", "dev.tenure.vault.."),
                        TenureRules.clocksAreReadOnlyBy("dev.tenure.service.internal.CommandClock"),
                        TenureRules.randomnessIsMadeOnlyIn(
                                "dev.tenure.port..", "dev.tenure.inmemory..", "dev.tenure.rules.."),
                        TenureRules.secretsAreRevealedOnlyIn(
                                "dev.tenure.token..", "dev.tenure.service..", "dev.tenure.contract.."),
                        TenureRules.sqlIsSeenOnlyIn("dev.tenure.jdbc.."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.(*).."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.(port.*).."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.jdbc.(**)"),
                        TenureRules.theJdbcAdaptersPackagesPointDown())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(LIBRARY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ReadsNow", "ReadsAnInstantSource", "ReadsAClock", "ReadsTheMilliseconds", "ReadsTheNanoseconds"
            })
    @Shows("G9")
    void aReaderOfAClockIsCaught(String name) {
        assertThat(TenureRules.clocksAreReadOnlyIn(NOWHERE)).satisfies(catches(name));
        assertThat(TenureRules.clocksAreReadOnlyBy("dev.tenure.service.internal.CommandClock"))
                .satisfies(catches(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Reveals", "HasAVault"})
    @Shows("G8")
    void aRevealerOfASecretIsCaught(String name) {
        assertThat(TenureRules.secretsAreRevealedOnlyIn(NOWHERE)).satisfies(catches(name));
    }

    @Test
    void aVaultRevealsWhatItSeals() {
        assertThat(TenureRules.secretsAreRevealedOnlyIn(NOWHERE)
                        .evaluate(FORBIDDEN)
                        .getFailureReport()
                        .getDetails())
                .noneMatch(detail -> detail.contains("SealsAsAVault"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TossesACoin", "TossesASecureCoin"})
    void aMakerOfRandomnessIsCaught(String name) {
        assertThat(TenureRules.randomnessIsMadeOnlyIn(NOWHERE)).satisfies(catches(name));
    }

    @Test
    void aUserOfSqlIsCaught() {
        assertThat(TenureRules.sqlIsSeenOnlyIn(NOWHERE)).satisfies(catches("SeesSql"));
    }

    @Test
    void anAdapterThatCallsAServiceIsCaught() {
        assertThat(TenureRules.adaptersKnowPortsAlone("dev.tenure.rules.forbidden.."))
                .satisfies(catches("CallsItsCaller"));
    }

    @Test
    void theForbiddenMayDoItWhereItIsAllowed() {
        TenureRules.clocksAreReadOnlyIn("dev.tenure.rules.forbidden..")
                .allowEmptyShould(true)
                .check(FORBIDDEN);
        TenureRules.secretsAreRevealedOnlyIn("dev.tenure.rules.forbidden..")
                .allowEmptyShould(true)
                .check(FORBIDDEN);
    }

    private static Consumer<ArchRule> catches(String name) {
        return rule -> assertThat(rule.evaluate(FORBIDDEN).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains("Forbidden$" + name));
    }
}
