package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The last run is one instant, changed by whoever knows it. */
public interface RunsContract extends EmptyStores {
    @Test
    @DisplayName("G9: before the first run there is none, and then the one that was recorded")
    default void theLastRunIsKept() {
        var runs = Kept.in(this).store().runs();
        assertEquals(Option.none(), runs.last());
        assertTrue(runs.record(Option.none(), NOW));
        assertEquals(Option.of(NOW), runs.last());
        assertTrue(runs.record(Option.of(NOW), NOW.plusMillis(1)));
        assertEquals(Option.of(NOW.plusMillis(1)), runs.last());
    }

    @Test
    @DisplayName("G9: a run is recorded by nobody who found another one, or none")
    default void onlyWhoeverKnowsTheLastRunReplacesIt() {
        var runs = Kept.in(this).store().runs();
        assertFalse(runs.record(Option.of(NOW), NOW.plusMillis(1)), "there was none");
        assertEquals(Option.none(), runs.last());
        assertTrue(runs.record(Option.none(), NOW));
        assertFalse(runs.record(Option.none(), NOW.plusMillis(2)));
        assertFalse(runs.record(Option.of(NOW.minusMillis(1)), NOW.plusMillis(2)));
        assertEquals(Option.of(NOW), runs.last());
    }

    @Test
    @DisplayName("G9: of many who record a run at once one does, also of the first")
    default void ofManyOneRecordsARun() {
        var runs = Kept.in(this).store().runs();
        for (var i = 0; i < 5; i++) {
            var found = runs.last();
            var next = NOW.plusMillis(i);
            assertEquals(1, AtOnce.all(4, () -> runs.record(found, next)).count(it -> it));
            assertEquals(Option.of(next), runs.last());
        }
    }
}
