package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.claim;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.Store;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A notice that a newer version of the library wrote holds up its own stream and no other. For stores that outlive the
 * process that wrote to them: one in memory never holds a notice that it cannot read.
 */
public interface UnreadableContract extends EmptyStores {
    /** Writes into a stored notice something that this version does not know. */
    void spoil(Store store, EventId notice);

    /** Restores the notice. */
    void restore(Store store, EventId notice);

    @Test
    @DisplayName("G7: a notice that cannot be read is claimed as such, and hides no other")
    default void anUnreadableNoticeHidesNoOther() {
        var fixture = StoreFixture.in(this);
        var spoilt = twoNotices(fixture).state().id();
        var other = twoNotices(fixture).state().id();
        var notice = EventId.of(spoilt, 1, 0);
        spoil(fixture.store(), notice);
        var claims = fixture.store().outbox().claim(NOW, LAPSE, 9);
        assertEquals(
                List.of(spoilt, other),
                claims.map(it -> it.notice().fold(no -> no.aggregate(), Notice::aggregate))
                        .toList());
        assertEquals(notice, claims.head().id());
        assertTrue(claims.head().notice().isLeft(), "a spoilt notice was read");
        assertFalse(claims.head().notice().getLeft().why().isBlank(), "a notice that cannot be read does not say why");
        assertTrue(claims.last().notice().isRight(), "a spoilt notice made another unreadable");
    }

    @Test
    @DisplayName("G7: a notice that cannot be read fails, is parked and listed, and comes in order once it can be read")
    default void anUnreadableNoticeIsParkedAndReplayed() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = twoNotices(fixture).state().id();
        var notice = EventId.of(link, 1, 0);
        spoil(fixture.store(), notice);
        outbox.fail(claim(outbox, NOW, LAPSE), NOW);
        outbox.park(claim(outbox, NOW, LAPSE), NOW);
        var parked = outbox.parked(Option.none(), 9).single();
        assertEquals(link, parked.aggregate());
        assertEquals(2, parked.failed(), "failures counted of this stream");
        assertTrue(parked.notice().isLeft(), "a spoilt notice was read");
        restore(fixture.store(), notice);
        assertEquals(
                1,
                outbox.parked(Option.none(), 9).single().notice().get().version(),
                "the version whose notice comes now");
        assertTrue(outbox.replay(link), "a parked stream was not replayed");
        assertEquals(List.of(1L, 2L), fixture.notices().map(Notice::version).toList());
    }
}
