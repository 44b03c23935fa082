package dev.tenure.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.Secret;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

/**
 * Architecture rules of the library, useful for a host that embeds it. Packages are ArchUnit's patterns
 * ({@code com.acme.store..}). A rule that finds no class to check fails.
 */
public final class TenureRules {
    private static final String[] DOMAIN = {
        "dev.tenure",
        "dev.tenure.time..",
        "dev.tenure.token..",
        "dev.tenure.decision..",
        "dev.tenure.principal..",
        "dev.tenure.item..",
        "dev.tenure.link..",
        "dev.tenure.grant..",
        "dev.tenure.connection..",
        "dev.tenure.profile.."
    };

    private static final String[] DOMAIN_MAY_USE = {
        "java.lang..",
        "java.util",
        "java.util.function..",
        "java.util.regex..",
        "java.util.stream..",
        "java.util.zip",
        "java.time..",
        "java.nio",
        "java.nio.charset..",
        "java.net",
        "java.security",
        "io.vavr..",
        "org.jspecify..",
        "org.immutables.."
    };

    private TenureRules() {}

    /** The domain knows the JDK's values, vavr and annotations, and nothing else: no I/O, no framework, no thread. */
    public static ArchRule theDomainKeepsToItsAllowList() {
        return classes()
                .that()
                .resideInAnyPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN).or(resideInAnyPackage(DOMAIN_MAY_USE)))
                .because("whoever embeds the domain gets nothing with it, and it must run anywhere");
    }

    /** The domain's packages depend downwards only. */
    public static ArchRule theDomainsPackagesPointDown() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.tenure..")
                .layer("time")
                .definedBy("dev.tenure.time..")
                .layer("token")
                .definedBy("dev.tenure.token..")
                .layer("decision")
                .definedBy("dev.tenure.decision..")
                .layer("principal")
                .definedBy("dev.tenure.principal..")
                .layer("item")
                .definedBy("dev.tenure.item..")
                .layer("link")
                .definedBy("dev.tenure.link..")
                .layer("grant")
                .definedBy("dev.tenure.grant..")
                .layer("connection")
                .definedBy("dev.tenure.connection..")
                .layer("profile")
                .definedBy("dev.tenure.profile..")
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .whereLayer("token")
                .mayOnlyAccessLayers("time")
                .whereLayer("decision")
                .mayOnlyAccessLayers("time", "token")
                .whereLayer("principal")
                .mayOnlyAccessLayers("time", "token", "decision")
                .whereLayer("item")
                .mayOnlyAccessLayers("time", "token", "decision", "principal")
                .whereLayer("link")
                .mayOnlyAccessLayers("time", "token", "decision", "principal", "item")
                .whereLayer("grant")
                .mayOnlyAccessLayers("time", "token", "decision", "principal")
                .whereLayer("connection")
                .mayOnlyAccessLayers("time", "token", "decision", "principal")
                .because("a reader starts at time and never has to look up");
    }

    /** Domain and ports know no services and no adapters. */
    public static ArchRule dependenciesPointInwards() {
        return noClasses()
                .that()
                .resideInAnyPackage(DOMAIN)
                .or()
                .resideInAnyPackage("dev.tenure.port..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "dev.tenure.service..",
                        "dev.tenure.inmemory..",
                        "dev.tenure.jdbc..",
                        "dev.tenure.vault..",
                        "dev.tenure.host.."))
                .because("adapters are interchangeable only while nobody inside knows them");
    }

    /** An adapter implements ports; it does not call services, and it knows no other adapter. */
    public static ArchRule adaptersKnowPortsAlone(String... adapters) {
        var rule = CompositeArchRule.of(noClasses()
                .that()
                .resideInAnyPackage(adapters)
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.tenure.service..")));
        for (var adapter : adapters) {
            var others = Stream.of(adapters).filter(other -> !other.equals(adapter));
            rule = rule.and(noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others.toArray(String[]::new))));
        }
        return rule.as("adapters in " + String.join(", ", adapters) + " should know ports alone")
                .because("a store that calls what calls it decides twice");
    }

    /** Only these packages read a clock, or take the system's. */
    public static ArchRule clocksAreReadOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .accessTargetWhere(Clocks.READ.or(Clocks.TAKEN))
                .because("time is an argument; a second clock makes two truths");
    }

    /** Only this class reads a clock; others may take the system's, and hand it on. */
    public static ArchRule clocksAreReadOnlyBy(String className) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(className)
                .should()
                .accessTargetWhere(Clocks.READ)
                .because("a command reads the clock once, in one place");
    }

    /** Only these packages produce randomness, or random ids, keys and orders. */
    public static ArchRule randomnessIsMadeOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(assignableTo(RandomGenerator.class))
                .orShould()
                .dependOnClassesThat(assignableTo(RandomGeneratorFactory.class))
                .orShould()
                .accessTargetWhere(Randomness.MADE)
                .because("secrets come from a SecretSource, which a test can replace");
    }

    /** Only these packages, and a vault wherever it is, reveal a secret: a vault seals the text. */
    public static ArchRule secretsAreRevealedOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .and()
                .areNotAssignableTo(Vault.class)
                .should()
                .accessTargetWhere(isRevealed())
                .because("a secret leaves at the edge, to the one it belongs to, and nowhere else");
    }

    /** Only these packages see JDBC. */
    public static ArchRule sqlIsSeenOnlyIn(String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .because("a database is an adapter's business");
    }

    /** No package below these roots depends on itself through another ({@code dev.tenure.(*)..}). */
    public static ArchRule packagesAreFreeOfCycles(String slices) {
        return slices().matching(slices).should().beFreeOfCycles().because("in a circle nothing comes first");
    }

    /** The rooms of the JDBC adapter build on one another in one order, and none looks back up. */
    public static ArchRule theJdbcAdaptersPackagesPointDown() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.tenure.jdbc..")
                .layer("sql")
                .definedBy("dev.tenure.jdbc.sql..")
                .layer("rows")
                .definedBy("dev.tenure.jdbc.rows..")
                .layer("outbox")
                .definedBy("dev.tenure.jdbc.outbox..")
                .layer("store")
                .definedBy("dev.tenure.jdbc.store..")
                .layer("jdbc")
                .definedBy("dev.tenure.jdbc")
                .whereLayer("sql")
                .mayNotAccessAnyLayer()
                .whereLayer("rows")
                .mayOnlyAccessLayers("sql")
                .whereLayer("outbox")
                .mayOnlyAccessLayers("sql", "rows")
                .whereLayer("store")
                .mayOnlyAccessLayers("sql", "rows", "outbox")
                .because("a reader starts at sql and never has to look up");
    }

    private static DescribedPredicate<JavaAccess<?>> isRevealed() {
        return DescribedPredicate.describe(
                "a secret is revealed",
                access -> access.getTargetOwner().isEquivalentTo(Secret.class)
                        && access.getName().equals("reveal"));
    }
}
