package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last run is one instant, replaced only by a caller that knows it. */
public interface LastRunContract extends EmptyStores {
    @Test
    @DisplayName("G9: there is no last run before the first, and afterwards it is the recorded one")
    default void theLastRunIsKept() {
        var lastRun = StoreFixture.in(this).store().lastRun();
        assertEquals(Option.none(), lastRun.last());
        assertTrue(lastRun.record(Option.none(), NOW), "the first run was not recorded");
        assertEquals(Option.of(NOW), lastRun.last());
        assertTrue(lastRun.record(Option.of(NOW), NOW.plusMillis(1)), "the run after the known one was not recorded");
        assertEquals(Option.of(NOW.plusMillis(1)), lastRun.last());
    }

    @Test
    @DisplayName("G9: a run is not recorded by a sweeper that found another last run, or none")
    default void onlyASweeperThatKnowsTheLastRunReplacesIt() {
        var lastRun = StoreFixture.in(this).store().lastRun();
        assertFalse(lastRun.record(Option.of(NOW), NOW.plusMillis(1)), "there was none");
        assertEquals(Option.none(), lastRun.last());
        assertTrue(lastRun.record(Option.none(), NOW), "the first run was not recorded");
        assertFalse(
                lastRun.record(Option.none(), NOW.plusMillis(2)), "a run replaced one that its caller did not know");
        assertFalse(
                lastRun.record(Option.of(NOW.minusMillis(1)), NOW.plusMillis(2)),
                "a run replaced one that its caller did not know");
        assertEquals(Option.of(NOW), lastRun.last());
    }

    @Test
    @DisplayName("G9: a witness for the clock, where there is one, is a clock of its own and not what was recorded")
    default void aWitnessIsAClockOfItsOwn() {
        var lastRun = StoreFixture.in(this).store().lastRun();
        var longAgo = Instant.parse("2001-01-01T00:00:00Z");
        assertTrue(lastRun.record(Option.none(), longAgo), "the first run was not recorded");
        var first = lastRun.witness();
        var second = lastRun.witness();
        assertEquals(first.isDefined(), second.isDefined(), "there is a witness, or there is none");
        assertTrue(first.forAll(at -> at.isAfter(longAgo.plus(Duration.ofDays(7000)))), "the witness repeats a record");
        assertTrue(first.forAll(at -> !second.get().isBefore(at)), "the witness steps back");
        assertEquals(Option.of(longAgo), lastRun.last(), "asking the witness records nothing");
    }

    @Test
    @DisplayName("G9: when many record a run at once, one succeeds, including the first run")
    default void oneOfManyRecordsARun() {
        var lastRun = StoreFixture.in(this).store().lastRun();
        for (var i = 0; i < 5; i++) {
            var found = lastRun.last();
            var next = NOW.plusMillis(i);
            assertEquals(
                    1,
                    Concurrently.all(4, () -> lastRun.record(found, next)).count(it -> it),
                    "callers that replaced the run which all of them knew");
            assertEquals(Option.of(next), lastRun.last());
        }
    }
}
