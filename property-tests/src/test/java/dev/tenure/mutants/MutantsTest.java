package dev.tenure.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import io.vavr.collection.Seq;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract names the promise that a broken store breaks, and finds nothing in a sound one. */
@Shows("G12")
class MutantsTest {
    static List<Mutant> mutants() {
        return Mutants.ALL.asJava();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aBrokenStoreIsCaughtAndItsPromiseNamed(Mutant mutant, TestReporter reporter) {
        var broken = Trial.of(mutant).broken();
        var naming = broken.filter(test -> promiseOf(test).equals(mutant.promise()));
        assertThat(naming).as("what fails of it: %s", broken).isNotEmpty();
        reporter.publishEntry(
                "mutant." + mutant.name(), "%s: caught by %d tests".formatted(mutant.promise(), naming.size()));
    }

    @Test
    void aSoundStoreBreaksNothingAndEveryPromiseThatIsAskedForHasAMutant() {
        var sound = Trial.ofTheSoundStore();
        assertThat(sound.broken()).isEmpty();
        assertThat(Mutants.ALL.map(Mutant::promise).distinct())
                .containsExactlyInAnyOrderElementsOf(promisesOf(sound.kept()));
    }

    private static Seq<String> promisesOf(Seq<String> tests) {
        return tests.map(MutantsTest::promiseOf).distinct();
    }

    private static String promiseOf(String test) {
        return test.substring(0, test.indexOf(':'));
    }
}
