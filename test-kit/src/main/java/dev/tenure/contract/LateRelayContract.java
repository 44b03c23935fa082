package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.LATER;
import static dev.tenure.contract.OutboxFixture.claim;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A late answer decides nothing, except that a delivered notice is not waited for. */
public interface LateRelayContract extends EmptyStores {
    @Test
    @DisplayName("G7: an acknowledgement that comes too late deletes its notice, and frees nobody else's claim")
    default void aLateAcknowledgementFreesNobodyElsesClaim() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        assertTrue(outbox.claim(LAPSE, LATER, 9).isEmpty(), "a late acknowledgement freed the claim of another relay");
        outbox.acknowledge(current);
        assertEquals(2, claim(outbox, LAPSE, LATER).notice().get().version(), "the version whose notice comes now");
    }

    @Test
    @DisplayName("G7: a failure that comes too late pushes back, counts and parks nothing")
    default void aLateFailureChangesNothing() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.fail(late, LAPSE);
        outbox.park(late, LAPSE);
        assertTrue(outbox.claim(LAPSE, LATER, 9).isEmpty(), "a late failure freed the claim of another relay");
        assertTrue(outbox.parked(Option.none(), 9).isEmpty(), "a late failure parked the stream of another relay");
        assertEquals(1, claim(outbox, LATER, LATER.plusMillis(1)).failed(), "failures counted of this stream");
        outbox.acknowledge(current);
        assertEquals(
                2,
                claim(outbox, LATER.plusMillis(1), LATER.plusMillis(2))
                        .notice()
                        .get()
                        .version(),
                "the version whose notice comes now");
    }

    @Test
    @DisplayName("G7: a notice that an earlier claim delivered has not failed")
    default void aNoticeDeliveredMeanwhileHasNotFailed() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        outbox.park(current, LAPSE);
        assertTrue(
                outbox.parked(Option.none(), 9).isEmpty(), "a notice was parked that an earlier claim had delivered");
        var next = claim(outbox, LAPSE, LATER);
        assertEquals(2, next.notice().get().version(), "the version whose notice comes now");
        assertEquals(0, next.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: an answer that comes too late means nothing to a stream that began again meanwhile")
    default void aLateAnswerMeansNothingToALaterStream() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = fixture.opened(Specimen.link());
        var late = claim(outbox, NOW, LAPSE);
        outbox.acknowledge(claim(outbox, LAPSE, LATER));
        fixture.changeLink(link, it -> it.openSession(NOW));
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        outbox.fail(late, LAPSE);
        outbox.park(late, LAPSE);
        assertTrue(
                outbox.claim(LAPSE, LATER, 9).isEmpty(), "a late answer freed the claim of a stream that began again");
        outbox.acknowledge(current);
        assertTrue(
                outbox.claim(LATER, LATER.plusMillis(1), 9).isEmpty(),
                "a notice was claimed again after its acknowledgement");
    }

    @Test
    @DisplayName("G7: a stream that somebody else parked goes on when its notice is acknowledged too late")
    default void aLateAcknowledgementFreesAStreamThatIsParked() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        outbox.park(claim(outbox, LAPSE, LATER), LAPSE);
        outbox.acknowledge(late);
        assertTrue(outbox.parked(Option.none(), 9).isEmpty(), "a stream stayed parked for a notice that was delivered");
        var next = claim(outbox, LAPSE, LATER);
        assertEquals(2, next.notice().get().version(), "the version whose notice comes now");
        assertEquals(0, next.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: a stream that backs off goes on when its notice is acknowledged too late")
    default void aLateAcknowledgementFreesAStreamThatBacksOff() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        outbox.fail(claim(outbox, LAPSE, LATER), LATER);
        outbox.acknowledge(late);
        var next = claim(outbox, LAPSE, LATER);
        assertEquals(2, next.notice().get().version(), "the version whose notice comes now");
        assertEquals(0, next.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName(
            "G7: a stream parked or backing off for a later notice stays so after a late answer for an earlier one")
    default void aLateAcknowledgementFreesNoStreamThatFailedSince() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = twoNotices(fixture);
        fixture.changeLink(link, it -> it.openSession(NOW));
        var late = claim(outbox, NOW, LAPSE);
        outbox.acknowledge(claim(outbox, LAPSE, LATER));
        outbox.fail(claim(outbox, LAPSE, LATER), LATER);
        outbox.acknowledge(late);
        assertTrue(
                outbox.claim(LAPSE, LATER, 9).isEmpty(),
                "a late answer for an earlier notice ended the pause of a later one");
        var second = claim(outbox, LATER, LATER.plusMillis(1));
        assertEquals(1, second.failed(), "failures counted of this stream");
        outbox.park(second, LATER);
        outbox.acknowledge(late);
        assertEquals(second.notice(), outbox.parked(Option.none(), 9).single().notice());
    }

    @Test
    @DisplayName("G7: a delivery that begins too late counts nothing, and keeps nobody waiting")
    default void aLateBeginningChangesNothing() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var late = claim(outbox, NOW, LAPSE);
        outbox.fail(claim(outbox, LAPSE, LATER), LATER);
        outbox.begin(late, LATER.plusSeconds(9));
        assertEquals(2, claim(outbox, LATER, LATER.plusMillis(1)).failed(), "failures counted of this stream");
    }
}
