package dev.tenure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.tenure.contract.report.Shows;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TenureRulesTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tenure");
    private static final JavaClasses FORBIDDEN = new ClassFileImporter()
            .importPackages("dev.tenure.rules.forbidden", "dev.tenure.time.forbidden", "dev.tenure.jdbc.sql.forbidden");
    private static final String HERE = "dev.tenure.rules.forbidden..";
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
                        TenureRules.clocksAreReadOnlyIn("dev.tenure.service.."),
                        TenureRules.randomnessIsMadeOnlyIn(
                                "dev.tenure.port..",
                                "dev.tenure.inmemory..",
                                "dev.tenure.contract..",
                                "dev.tenure.rules.."),
                        TenureRules.secretsAreRevealedOnlyIn(
                                "dev.tenure.token..", "dev.tenure.service..", "dev.tenure.contract.."),
                        TenureRules.sqlIsSeenOnlyIn("dev.tenure.jdbc..", "dev.tenure.contract.jdbc.."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.(*).."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.(port.*).."),
                        TenureRules.packagesAreFreeOfCycles("dev.tenure.jdbc.(**)"),
                        TenureRules.theJdbcAdaptersPackagesPointDown())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(LIBRARY)));
    }

    @TestFactory
    @Shows("G9")
    Stream<DynamicTest> aReaderOfAClockIsCaughtInEveryForm() {
        return Stream.concat(
                everyFormIsCaught(TenureRules.clocksAreReadOnlyIn(NOWHERE), HERE + "ReadsClocks", 22),
                everyFormIsCaught(
                        TenureRules.clocksAreReadOnlyBy("dev.tenure.service.internal.CommandClock"),
                        HERE + "ReadsClocks",
                        22));
    }

    @TestFactory
    @Shows("G9")
    Stream<DynamicTest> aTakerOfTheSystemsClockIsCaughtInEveryForm() {
        return everyFormIsCaught(TenureRules.clocksAreReadOnlyIn(NOWHERE), HERE + "TakesClocks", 7);
    }

    @TestFactory
    @Shows("G8")
    Stream<DynamicTest> aRevealerOfASecretIsCaughtInEveryForm() {
        return everyFormIsCaught(TenureRules.secretsAreRevealedOnlyIn(NOWHERE), HERE + "RevealsSecrets", 5);
    }

    @TestFactory
    Stream<DynamicTest> aMakerOfRandomnessIsCaughtInEveryForm() {
        return everyFormIsCaught(TenureRules.randomnessIsMadeOnlyIn(NOWHERE), HERE + "MakesRandomness", 15);
    }

    @TestFactory
    Stream<DynamicTest> aUserOfSqlIsCaughtInEveryForm() {
        return everyFormIsCaught(TenureRules.sqlIsSeenOnlyIn(NOWHERE), HERE + "SeesSql", 4);
    }

    @TestFactory
    Stream<DynamicTest> anAdapterThatCallsAServiceIsCaughtInEveryForm() {
        return everyFormIsCaught(TenureRules.adaptersKnowPortsAlone(HERE), HERE + "KnowsServices", 2);
    }

    @Test
    void anAdapterThatKnowsAnotherIsCaught() {
        assertThat(details(TenureRules.adaptersKnowPortsAlone(
                        "dev.tenure.rules.forbidden.hen..", "dev.tenure.rules.forbidden.egg..")))
                .anyMatch(detail -> detail.contains("Hen.lay"))
                .anyMatch(detail -> detail.contains("Egg.hatch"));
    }

    @Test
    void aCircleOfPackagesIsCaught() {
        assertThat(details(TenureRules.packagesAreFreeOfCycles("dev.tenure.rules.forbidden.(*)..")))
                .anyMatch(detail -> detail.contains("Hen") && detail.contains("Egg"));
    }

    @TestFactory
    Stream<DynamicTest> aBreakOfTheDomainsRulesIsCaughtInEveryForm() {
        var looksUp = "dev.tenure.time.forbidden.LooksUp";
        return Stream.of(
                        Stream.of("HasAFile", "RefersToAFile", "HasAService", "RefersToAService")
                                .map(form -> isCaught(TenureRules.theDomainKeepsToItsAllowList(), looksUp, form)),
                        Stream.of("HasASecret", "RefersToASecret")
                                .map(form -> isCaught(TenureRules.theDomainsPackagesPointDown(), looksUp, form)),
                        Stream.of("HasAService", "RefersToAService")
                                .map(form -> isCaught(TenureRules.dependenciesPointInwards(), looksUp, form)))
                .flatMap(forms -> forms);
    }

    @TestFactory
    Stream<DynamicTest> aRoomOfTheJdbcAdapterThatLooksUpIsCaughtInEveryForm() {
        return Stream.of("HasAStore", "RefersToAStore")
                .map(form -> isCaught(
                        TenureRules.theJdbcAdaptersPackagesPointDown(), "dev.tenure.jdbc.sql.forbidden.LooksUp", form));
    }

    @Test
    void aVaultRevealsWhatItSeals() {
        assertThat(details(TenureRules.secretsAreRevealedOnlyIn(NOWHERE)))
                .noneMatch(detail -> detail.contains("SealsAsAVault"));
    }

    @Test
    void theForbiddenMayDoItWhereItIsAllowed() {
        Stream.of(
                        TenureRules.clocksAreReadOnlyIn(HERE),
                        TenureRules.secretsAreRevealedOnlyIn(HERE),
                        TenureRules.randomnessIsMadeOnlyIn(HERE),
                        TenureRules.sqlIsSeenOnlyIn(HERE, "dev.tenure.jdbc.."))
                .forEach(rule -> rule.check(FORBIDDEN));
    }

    /** Each class nested in this one is a form of breaking the rule: there are this many. */
    private static Stream<DynamicTest> everyFormIsCaught(ArchRule rule, String name, int forms) {
        var around = name.replace("..", ".");
        var nested = FORBIDDEN.stream()
                .filter(it -> it.getName().startsWith(around + "$"))
                .map(JavaClass::getSimpleName)
                .toList();
        assertThat(nested).hasSize(forms);
        return nested.stream().map(form -> isCaught(rule, around, form));
    }

    private static DynamicTest isCaught(ArchRule rule, String around, String form) {
        return DynamicTest.dynamicTest(
                form, () -> assertThat(details(rule)).anyMatch(detail -> detail.contains(around + "$" + form + ".")));
    }

    private static Iterable<String> details(ArchRule rule) {
        return rule.evaluate(FORBIDDEN).getFailureReport().getDetails();
    }
}
