package dev.tenure.linearizable;

import static dev.tenure.linearizable.Specimen.ID;
import static dev.tenure.linearizable.Specimen.NOW;
import static dev.tenure.linearizable.Specimen.changeAt;
import static dev.tenure.linearizable.Specimen.noticeOf;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.Claim;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Notice;
import dev.tenure.port.Store;
import io.vavr.control.Either;
import java.time.Duration;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** One stream: notices are added, claimed and acknowledged as if by one thread. */
@Tag("lincheck")
@Param(name = "minute", gen = IntGen.class, conf = "0:1")
@Param(name = "version", gen = IntGen.class, conf = "1:2")
public class OutboxTest {
    private final Store store = new InMemoryStore(EventFilter.everything());

    public OutboxTest() {
        store.items().add(changeAt(0));
    }

    @Operation
    public void append() {
        store.items().lockedChange(ID, found -> changeAt(found.version()));
    }

    /** Of which change somebody has now the right to tell, for a minute; 0 if of none. */
    @Operation
    public long claim(@Param(name = "minute") int minute) {
        var now = NOW.plus(Duration.ofMinutes(minute));
        return store.outbox()
                .claim(now, now.plus(Duration.ofMinutes(1)), 1)
                .flatMap(claim -> claim.notice().map(Notice::version))
                .headOption()
                .getOrElse(0L);
    }

    /** A change was told of by whoever claimed it once. */
    @Operation
    public void acknowledge(@Param(name = "version") int version) {
        var notice = noticeOf(version);
        store.outbox().acknowledge(new Claim(notice.id(), Either.right(notice), 0, 0));
    }

    @Test
    @Shows("G7")
    void whatTwoThreadsDoAtOnceTheyCouldHaveDoneInTurn(TestReporter reporter) {
        ModelChecked.check(OutboxTest.class, reporter);
    }
}
