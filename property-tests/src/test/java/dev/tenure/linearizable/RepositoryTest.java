package dev.tenure.linearizable;

import static dev.tenure.linearizable.Specimen.ID;
import static dev.tenure.linearizable.Specimen.changeAt;
import static dev.tenure.linearizable.Specimen.foundAt;
import static dev.tenure.linearizable.Specimen.tokenAfter;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ItemRepository;
import dev.tenure.port.store.Versioned;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** One aggregate: two threads at once have the effect of one after the other. */
@Param(name = "version", gen = IntGen.class, conf = "1:3")
@Tag("lincheck")
public class RepositoryTest {
    private final ItemRepository items = new InMemoryStore(EventFilter.everything()).items();

    public RepositoryTest() {
        items.add(changeAt(0));
    }

    @Operation
    public boolean commit(@Param(name = "version") int version) {
        return items.commit(foundAt(version), changeAt(version)).isRight();
    }

    @Operation
    public long lockedChange() {
        var before = new long[1];
        items.changeLocked(ID, found -> {
            before[0] = found.version();
            return changeAt(found.version());
        });
        return before[0];
    }

    @Operation
    public long find() {
        return items.find(ID).map(Versioned::version).getOrElse(0L);
    }

    @Operation
    public long locate(@Param(name = "version") int version) {
        return items.locate(tokenAfter(version - 1L))
                .map(located -> located.aggregate().version())
                .getOrElse(0L);
    }

    @Test
    @Shows("G1")
    void twoThreadsAtOnceHaveTheEffectOfTwoInTurn(TestReporter reporter) {
        ModelChecked.check(RepositoryTest.class, reporter);
    }
}
