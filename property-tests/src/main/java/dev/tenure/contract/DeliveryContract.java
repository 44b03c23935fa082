package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.link.Link;
import dev.tenure.port.Claim;
import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import dev.tenure.port.Parked;
import dev.tenure.port.Versioned;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stream whose delivery fails backs off, is parked and replayed; an answer that comes too late decides nothing. */
public interface DeliveryContract extends EmptyStores {
    /** When a claim made now runs out. */
    Instant LAPSE = NOW.plus(Duration.ofMinutes(1));

    /** When a claim made then runs out. */
    Instant LATER = LAPSE.plus(Duration.ofMinutes(1));

    @Test
    @DisplayName("G7: a stream that failed is not claimed before its instant, and then comes with the same notice")
    default void aStreamThatFailedBacksOff() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        var first = claim(outbox, NOW, LAPSE);
        assertEquals(0, first.failed());
        var retryAt = NOW.plus(Duration.ofHours(3));
        outbox.fail(first, retryAt);
        assertTrue(outbox.claim(retryAt.minusMillis(1), LATER, 9).isEmpty());
        var again = claim(outbox, retryAt, retryAt.plusSeconds(1));
        assertEquals(first.notice(), again.notice());
        assertEquals(1, again.failed());
    }

    @Test
    @DisplayName("G7: what has failed is counted, also past a claim that ran out, and until it is delivered")
    default void failuresAreCountedUntilDelivery() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        assertEquals(2, claim(outbox, NOW, LAPSE).failed());
        var again = claim(outbox, LAPSE, LATER);
        assertEquals(2, again.failed());
        outbox.acknowledge(again);
        assertEquals(0, claim(outbox, LAPSE, LATER).failed());
    }

    @Test
    @DisplayName("G7: one stream that fails holds up no other")
    default void aFailingStreamHoldsUpNoOther() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        var other = kept.opened(Specimen.link());
        outbox.fail(outbox.claim(NOW, LAPSE, 1).single(), LATER);
        assertEquals(
                List.of(other.state().id()), owners(outbox.claim(NOW, LAPSE, 1)).toList());
    }

    @Test
    @DisplayName("G7: a parked stream is never claimed, also not for what is added to it, and is listed")
    default void aParkedStreamIsListedAndNotClaimed() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        var link = twoNotices(kept);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        var claim = claim(outbox, NOW, LAPSE);
        outbox.park(claim, NOW.plusMillis(3));
        kept.changeLink(link, it -> it.openSession(NOW));
        assertTrue(outbox.claim(LATER, LATER.plusMillis(1), 9).isEmpty());
        var parked = outbox.parked(Option.none(), 9).single();
        assertEquals(claim.notice(), parked.notice());
        assertEquals(link.state().id(), parked.owner());
        assertEquals(NOW.plusMillis(3), parked.since());
        assertEquals(2, parked.failed());
    }

    @Test
    @DisplayName("G7: parked streams are listed in pages, in the order of their parking")
    default void parkedStreamsAreListedInPages() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        for (var i = 0; i < 5; i++) kept.opened(Specimen.link());
        var claims = outbox.claim(NOW, LAPSE, 5).reverse();
        claims.forEach(claim -> outbox.park(claim, NOW));
        var first = outbox.parked(Option.none(), 2);
        var second = outbox.parked(Option.of(first.last()), 2);
        var third = outbox.parked(Option.of(second.last()), 2);
        assertEquals(
                claims.map(Claim::notice).toList(),
                first.appendAll(second).appendAll(third).map(Parked::notice).toList());
        assertEquals(List.of(2, 2, 1), List.of(first.size(), second.size(), third.size()));
        assertTrue(outbox.parked(Option.of(third.last()), 2).isEmpty());
    }

    @Test
    @DisplayName("G7: a parked stream that is replayed comes from its oldest notice on, as if nothing had failed")
    default void aReplayedStreamComesInOrder() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        var link = twoNotices(kept);
        assertFalse(outbox.replay(link.state().id()), "it was not parked");
        outbox.park(claim(outbox, NOW, LAPSE), NOW);
        kept.changeLink(link, it -> it.openSession(NOW));
        assertTrue(outbox.replay(link.state().id()));
        assertFalse(outbox.replay(link.state().id()), "it was replayed before");
        assertTrue(outbox.parked(Option.none(), 9).isEmpty());
        for (var version : List.of(1L, 2L, 3L)) {
            var claim = claim(outbox, NOW, LAPSE);
            assertEquals(version, claim.notice().version());
            assertEquals(0, claim.failed());
            outbox.acknowledge(claim);
        }
    }

    @Test
    @DisplayName("G7: an acknowledgement that comes too late deletes its notice, and frees nobody else's claim")
    default void aLateAcknowledgementFreesNobodyElsesClaim() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        assertTrue(outbox.claim(LAPSE, LATER, 9).isEmpty());
        outbox.acknowledge(current);
        assertEquals(2, claim(outbox, LAPSE, LATER).notice().version());
    }

    @Test
    @DisplayName("G7: a failure that comes too late pushes back, counts and parks nothing")
    default void aLateFailureChangesNothing() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.fail(late, LAPSE);
        outbox.park(late, LAPSE);
        assertTrue(outbox.claim(LAPSE, LATER, 9).isEmpty());
        assertTrue(outbox.parked(Option.none(), 9).isEmpty());
        assertEquals(0, claim(outbox, LATER, LATER.plusMillis(1)).failed());
        outbox.acknowledge(current);
        assertEquals(
                2,
                claim(outbox, LATER.plusMillis(1), LATER.plusMillis(2)).notice().version());
    }

    @Test
    @DisplayName("G7: what was delivered by whoever claimed it before has not failed")
    default void whatWasDeliveredMeanwhileHasNotFailed() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        twoNotices(kept);
        var late = claim(outbox, NOW, LAPSE);
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        outbox.park(current, LAPSE);
        assertTrue(outbox.parked(Option.none(), 9).isEmpty());
        var next = claim(outbox, LAPSE, LATER);
        assertEquals(2, next.notice().version());
        assertEquals(0, next.failed());
    }

    @Test
    @DisplayName("G7: an answer that comes too late means nothing to a stream that began again meanwhile")
    default void aLateAnswerMeansNothingToALaterStream() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        var link = kept.opened(Specimen.link());
        var late = claim(outbox, NOW, LAPSE);
        outbox.acknowledge(claim(outbox, LAPSE, LATER));
        kept.changeLink(link, it -> it.openSession(NOW));
        var current = claim(outbox, LAPSE, LATER);
        outbox.acknowledge(late);
        outbox.fail(late, LAPSE);
        outbox.park(late, LAPSE);
        assertTrue(outbox.claim(LAPSE, LATER, 9).isEmpty());
        outbox.acknowledge(current);
        assertTrue(outbox.claim(LATER, LATER.plusMillis(1), 9).isEmpty());
    }

    @Test
    @DisplayName("G7: of many who claim at once each stream is one's")
    default void aStreamIsClaimedByOne() {
        var kept = Kept.in(this);
        var outbox = kept.store().outbox();
        for (var i = 0; i < 40; i++) twoNotices(kept);
        var claimed = AtOnce.all(8, () -> outbox.claim(NOW, LAPSE, 10)).flatMap(claims -> claims);
        var owners = owners(claimed.appendAll(outbox.claim(NOW, LAPSE, 40)));
        assertEquals(40, owners.size());
        assertEquals(40, owners.distinct().size());
    }

    @Test
    @DisplayName("G7: what is written while a stream is delivered and ends is delivered as well, in order")
    default void whatIsWrittenDuringADeliveryIsDelivered() {
        var kept = Kept.in(this);
        var rounds = 40;
        for (var i = 0; i < 3; i++) {
            var writers = Vector.of(kept.opened(Specimen.link()), kept.opened(Specimen.link()));
            kept.notices();
            var told = AtOnce.all(Vector.<Callable<Seq<Notice>>>of(
                            () -> written(kept, writers.head(), rounds),
                            () -> written(kept, writers.last(), rounds),
                            () -> drained(kept, rounds),
                            () -> drained(kept, rounds)))
                    .flatMap(notices -> notices)
                    .appendAll(kept.notices());
            for (var writer : writers) {
                var versions = told.filter(
                                it -> it.owner().equals(writer.state().id()))
                        .map(Notice::version)
                        .sorted();
                assertEquals(List.rangeClosed(2L, rounds + 1L), versions.toList());
            }
        }
    }

    private static Seq<Notice> written(Kept kept, Versioned<Link> link, int rounds) {
        var found = link;
        for (var i = 0; i < rounds; i++) found = changed(kept, found);
        return Vector.empty();
    }

    /** Where isolation is strictest, a relay can come between. */
    private static Versioned<Link> changed(Kept kept, Versioned<Link> found) {
        var decision = Kept.decided(found, it -> it.openSession(NOW));
        var stored = kept.store().links().commit(found, decision);
        while (stored.isLeft()) stored = kept.store().links().commit(found, decision);
        return stored.get();
    }

    private static Seq<Notice> drained(Kept kept, int rounds) {
        var all = Vector.<Notice>empty();
        for (var i = 0; i < rounds; i++) all = all.appendAll(kept.notices());
        return all;
    }

    /** A Link with two events of two changes. */
    private static Versioned<Link> twoNotices(Kept kept) {
        return kept.changeLink(kept.opened(Specimen.link()), it -> it.openSession(NOW));
    }

    private static Claim claim(Outbox outbox, Instant now, Instant until) {
        return outbox.claim(now, until, 9).single();
    }

    private static Seq<Object> owners(Seq<Claim> claims) {
        return claims.map(claim -> claim.notice().owner());
    }
}
