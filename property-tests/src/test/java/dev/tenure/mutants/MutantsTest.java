package dev.tenure.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract names the promise that a broken store breaks, and finds no fault in a sound one. */
@Shows("G12")
class MutantsTest {
    /** Some are caught only by a race, which a busy machine may not produce: then it is run again. */
    private static final int RUNS = 10;

    static List<Mutant> mutants() {
        return Mutants.ALL.asJava();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aBrokenStoreIsCaughtAndItsPromiseNamed(Mutant mutant, TestReporter reporter) {
        var naming =
                Stream.continually(() -> Trial.of(mutant).broken()).take(RUNS).find(Seq::nonEmpty);
        assertThat(naming.isDefined())
                .as("a test of %s fails", mutant.promise())
                .isTrue();
        reporter.publishEntry(
                "mutant." + mutant.name(),
                "%s: caught by %d tests"
                        .formatted(mutant.promise(), naming.get().size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a Link", "an Item", "a grant", "a connection"})
    void aLostEventIsNoticedByTheSuiteOfEachAggregate(String aggregate) {
        assertThat(Trial.of(Mutants.named(Option.of("first-event-alone"))).broken())
                .anyMatch(test -> test.startsWith("G7: ") && test.contains(" of " + aggregate + " "));
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
