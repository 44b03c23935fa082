package dev.tenure.linearizable;

import static dev.tenure.linearizable.Specimen.ID;
import static dev.tenure.linearizable.Specimen.NOW;
import static dev.tenure.linearizable.Specimen.changeAt;
import static dev.tenure.linearizable.Specimen.noticeOf;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Store;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** One stream: its notices are added, claimed, acknowledged and parked as if by one thread. */
@Tag("lincheck")
@Param(name = "minute", gen = IntGen.class, conf = "0:1")
@Param(name = "version", gen = IntGen.class, conf = "1:2")
@Param(name = "turn", gen = IntGen.class, conf = "1:3")
public class OutboxTest {
    private static final String NOTHING = "nothing";

    private final Store store = new InMemoryStore(EventFilter.everything());

    public OutboxTest() {
        store.items().add(changeAt(0));
    }

    @Operation
    public void append() {
        store.items().changeLocked(ID, found -> changeAt(found.version()));
    }

    /** The notices that a caller has claimed, for a minute. */
    @Operation
    public String claim(@Param(name = "minute") int minute) {
        return store.outbox()
                .claim(at(minute), at(minute + 1), 1)
                .headOption()
                .map(claim -> claim.notice().get().version() + " in turn " + claim.fencingToken() + ", failed "
                        + claim.failed())
                .getOrElse(NOTHING);
    }

    @Operation
    public void acknowledge(@Param(name = "version") int version, @Param(name = "turn") int turn) {
        store.outbox().acknowledge(claimOf(version, turn));
    }

    @Operation
    public void park(@Param(name = "version") int version, @Param(name = "turn") int turn) {
        store.outbox().park(claimOf(version, turn), NOW);
    }

    @Operation
    public boolean replay() {
        return store.outbox().replay(ID);
    }

    @Operation
    public String parked() {
        return store.outbox()
                .parked(Option.none(), 1)
                .headOption()
                .map(parked -> parked.notice().get().version() + ", failed " + parked.failed())
                .getOrElse(NOTHING);
    }

    @Test
    @Shows("G7")
    void twoThreadsAtOnceHaveTheEffectOfTwoInTurn(TestReporter reporter) {
        ModelChecked.check(OutboxTest.class, reporter);
    }

    private static Instant at(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }

    /** The notice as its claimant got it, by this claim. */
    private static ClaimedNotice claimOf(int version, int turn) {
        var notice = noticeOf(version);
        return new ClaimedNotice(notice.id(), Either.right(notice), 0, turn);
    }
}
