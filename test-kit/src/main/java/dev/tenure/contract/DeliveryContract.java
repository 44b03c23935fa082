package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.LATER;
import static dev.tenure.contract.OutboxFixture.claim;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Parked;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stream whose delivery fails backs off, is parked and replayed, and counts its failures until it is delivered. */
public interface DeliveryContract extends EmptyStores {
    @Test
    @DisplayName("G7: a failed stream is not claimed before the instant of its retry, and then has the same notice")
    default void aStreamThatFailedBacksOff() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var first = claim(outbox, NOW, LAPSE);
        assertEquals(0, first.failed(), "failures counted of this stream");
        var retryAt = NOW.plus(Duration.ofHours(3));
        outbox.fail(first, retryAt);
        assertTrue(
                outbox.claim(retryAt.minusMillis(1), LATER, 9).isEmpty(),
                "a stream that backs off was claimed before its instant");
        var again = claim(outbox, retryAt, retryAt.plusSeconds(1));
        assertEquals(first.notice(), again.notice());
        assertEquals(1, again.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: failures are counted until delivery, across claims that ran out")
    default void failuresAreCountedUntilDelivery() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        assertEquals(2, claim(outbox, NOW, LAPSE).failed(), "failures counted of this stream");
        var again = claim(outbox, LAPSE, LATER);
        assertEquals(2, again.failed(), "failures counted of this stream");
        outbox.acknowledge(again);
        assertEquals(0, claim(outbox, LAPSE, LATER).failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: a failing stream holds up no other")
    default void aFailingStreamHoldsUpNoOther() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var other = fixture.opened(Specimen.link());
        outbox.fail(outbox.claim(NOW, LAPSE, 1).single(), LATER);
        assertEquals(
                List.of(other.state().id()),
                OutboxFixture.aggregates(outbox.claim(NOW, LAPSE, 1)).toList());
    }

    @Test
    @DisplayName("G7: a parked stream is listed and never claimed, even for new notices")
    default void aParkedStreamIsListedAndNotClaimed() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = twoNotices(fixture);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        var claim = claim(outbox, NOW, LAPSE);
        outbox.park(claim, NOW.plusMillis(3));
        fixture.changeLink(link, it -> it.openSession(NOW));
        assertTrue(outbox.claim(LATER, LATER.plusMillis(1), 9).isEmpty(), "a parked stream was claimed");
        var parked = outbox.parked(Option.none(), 9).single();
        assertEquals(claim.notice(), parked.notice());
        assertEquals(link.state().id(), parked.aggregate());
        assertEquals(NOW.plusMillis(3), parked.since());
        assertEquals(2, parked.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: parked streams are listed in pages, in the order of their parking")
    default void parkedStreamsAreListedInPages() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        for (var i = 0; i < 5; i++) fixture.opened(Specimen.link());
        var claims = outbox.claim(NOW, LAPSE, 5).reverse();
        claims.forEach(claim -> outbox.park(claim, NOW));
        var first = outbox.parked(Option.none(), 2);
        var second = outbox.parked(Option.of(first.last()), 2);
        var third = outbox.parked(Option.of(second.last()), 2);
        assertEquals(
                claims.map(ClaimedNotice::notice).toList(),
                first.appendAll(second).appendAll(third).map(Parked::notice).toList());
        assertEquals(List.of(2, 2, 1), List.of(first.size(), second.size(), third.size()));
        assertTrue(outbox.parked(Option.of(third.last()), 2).isEmpty(), "parked streams came after the last one");
    }

    @Test
    @DisplayName("G7: a parked stream that is replayed comes from its oldest notice on, as if nothing had failed")
    default void aReplayedStreamComesInOrder() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = twoNotices(fixture);
        assertFalse(outbox.replay(link.state().id()), "it was not parked");
        outbox.park(claim(outbox, NOW, LAPSE), NOW);
        fixture.changeLink(link, it -> it.openSession(NOW));
        assertTrue(outbox.replay(link.state().id()), "a parked stream was not replayed");
        assertFalse(outbox.replay(link.state().id()), "it was replayed before");
        assertTrue(outbox.parked(Option.none(), 9).isEmpty(), "a replayed stream was still listed as parked");
        for (var version : List.of(1L, 2L, 3L)) {
            var claim = claim(outbox, NOW, LAPSE);
            assertEquals(version, claim.notice().get().version(), "the version whose notice comes now");
            assertEquals(0, claim.failed(), "failures counted of this stream");
            outbox.acknowledge(claim);
        }
    }

    @Test
    @DisplayName("G7: the first claim that runs out counts as a failure; later ones do not unless their delivery began")
    default void aClaimThatRunsOutCountsOnce() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        assertEquals(0, claim(outbox, NOW, LAPSE).failed(), "failures counted of this stream");
        assertEquals(1, claim(outbox, LAPSE, LATER).failed(), "failures counted of this stream");
        var again = claim(outbox, LATER, LATER.plusMillis(1));
        assertEquals(1, again.failed(), "failures counted of this stream");
        outbox.acknowledge(again);
        assertEquals(0, claim(outbox, LATER, LATER.plusMillis(1)).failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: a delivery that began counts as failed once, and its claim runs out at the new instant")
    default void aDeliveryThatBeganCountsAsFailed() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var begun = claim(outbox, NOW, LAPSE);
        outbox.begin(begun, LATER);
        outbox.begin(begun, LATER);
        assertTrue(
                outbox.claim(LATER.minusMillis(1), LATER, 9).isEmpty(),
                "a stream was claimed while its begun delivery lasted");
        var again = claim(outbox, LATER, LATER.plusSeconds(1));
        assertEquals(begun.notice(), again.notice());
        assertEquals(1, again.failed(), "failures counted of this stream");
        outbox.begin(again, LATER.plusSeconds(2));
        outbox.fail(again, LATER);
        assertEquals(2, claim(outbox, LATER, LATER.plusSeconds(1)).failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: a delivery that began and was acknowledged has not failed")
    default void aDeliveryThatBeganCanBeAcknowledged() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var begun = claim(outbox, NOW, LAPSE);
        outbox.begin(begun, LATER);
        outbox.acknowledge(begun);
        var next = claim(outbox, NOW, LAPSE);
        assertEquals(2, next.notice().get().version(), "the version whose notice comes now");
        assertEquals(0, next.failed(), "failures counted of this stream");
    }

    @Test
    @DisplayName("G7: a stream may be parked while its notice is delivered, and goes on when that is acknowledged")
    default void aStreamParkedForItsNoticeGoesOnWithoutIt() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        twoNotices(fixture);
        var last = claim(outbox, NOW, LAPSE);
        outbox.park(last, NOW);
        assertEquals(1, outbox.parked(Option.none(), 9).single().failed(), "failures counted of this stream");
        outbox.acknowledge(last);
        assertTrue(
                outbox.parked(Option.none(), 9).isEmpty(),
                "a stream stayed parked after the acknowledgement of its notice");
        var next = claim(outbox, NOW, LAPSE);
        assertEquals(2, next.notice().get().version(), "the version whose notice comes now");
        assertEquals(0, next.failed(), "failures counted of this stream");
    }
}
