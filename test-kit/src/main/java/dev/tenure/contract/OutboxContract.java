package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.ODD;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.EventType;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.item.Webhook;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Events wait in the outbox from their change until they are acknowledged, each aggregate's in order. */
public interface OutboxContract extends EmptyStores {
    @Test
    @DisplayName("G7: the events of a change wait as they were decided, in order, each with its own id")
    default void eventsWaitAsTheyWereDecided() {
        var fixture = StoreFixture.in(this);
        var found = fixture.active();
        fixture.notices();
        var removal = Removal.because(RemovalReason.FRAUD).withNote(ODD + "\n=\\n\r\t");
        var webhook = new Webhook("https://example.com/=?a=b");
        var first = StoreFixture.decided(found, it -> it.changeWebhook(webhook, NOW));
        var then = StoreFixture.right(fixture.store().items().commit(found, first));
        var second = StoreFixture.decided(then, it -> it.remove(removal, RULES, NOW));
        StoreFixture.right(fixture.store().items().commit(then, second));
        var id = found.state().id();
        assertEquals(
                Notice.of(id, found.version() + 1, first.events())
                        .appendAll(Notice.of(id, found.version() + 2, second.events()))
                        .toList(),
                fixture.notices().toList());
    }

    @Test
    @DisplayName("G7: a created aggregate's events wait as its own, beside those of the Link")
    default void aCreatedAggregatesEventsAreItsOwn() {
        var fixture = StoreFixture.in(this);
        var link = fixture.opened(Specimen.link());
        var success = Specimen.success(Option.none());
        fixture.founded(link, success);
        var notices = fixture.notices();
        var byAggregate = notices.groupBy(Notice::aggregate)
                .mapValues(own -> own.map(it -> it.event().type()).toList());
        assertEquals(Option.of(List.of(EventType.PUBLIC_TOKEN_ISSUED)), byAggregate.get(success.item()));
        assertEquals(
                Option.of(List.of(EventType.LINK_TOKEN_ISSUED, EventType.LINK_SUCCEEDED)),
                byAggregate.get(link.state().id()));
        assertEquals(
                notices.size(),
                notices.map(Notice::id).distinct().size(),
                "different ids among these notices: each has its own");
    }

    @Test
    @DisplayName("G7: only the events that the filter writes wait, and keep their ids")
    default void onlyWrittenEventsWait() {
        var written = new StoreFixture(emptyStore(event -> event.type() == EventType.ITEM_ACTIVATED));
        var item = written.active();
        var notice = written.notices().single();
        var exchange = 2L;
        var third = 2;
        assertEquals(item.state().id(), notice.aggregate());
        assertEquals(EventId.of(item.state().id(), exchange, third), notice.id());
    }

    @Test
    @DisplayName("G7: a claimed stream cannot be claimed again until its claim ends")
    default void aClaimHoldsUntilItsEnd() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        fixture.opened(Specimen.link());
        var until = NOW.plus(Duration.ofMinutes(1));
        var claimed = outbox.claim(NOW, until, 10);
        assertEquals(1, claimed.size(), "streams claimed");
        assertTrue(
                outbox.claim(until.minusMillis(1), until.plusMillis(1), 10).isEmpty(),
                "a claimed stream was claimed again before its instant");
        assertEquals(
                claimed.map(ClaimedNotice::id),
                outbox.claim(until, until.plusMillis(1), 10).map(ClaimedNotice::id));
    }

    @Test
    @DisplayName("G7: the next notice of a stream comes after the one before is acknowledged, and not sooner")
    default void theNextComesAfterTheAcknowledged() {
        var fixture = StoreFixture.in(this);
        var outbox = fixture.store().outbox();
        var link = fixture.opened(Specimen.link());
        fixture.changeLink(link, it -> it.openSession(NOW));
        var until = NOW.plus(Duration.ofMinutes(1));
        var first = outbox.claim(NOW, until, 10).single();
        assertTrue(
                outbox.claim(NOW, until, 10).isEmpty(),
                "the second notice of a stream was claimed before the first was acknowledged");
        outbox.acknowledge(first);
        outbox.acknowledge(first);
        var second = outbox.claim(NOW, until, 10).single();
        assertEquals(
                List.of(1L, 2L),
                List.of(first.notice().get().version(), second.notice().get().version()));
        outbox.acknowledge(second);
        assertTrue(
                outbox.claim(until, until.plusMillis(1), 10).isEmpty(),
                "a notice was claimed again after its acknowledgement");
    }

    @Test
    @DisplayName("G7: a claim takes no more streams than its limit, the longest waiting first")
    default void theLongestWaitingComeFirst() {
        var fixture = StoreFixture.in(this);
        var first = fixture.opened(Specimen.link()).state().id();
        var second = fixture.opened(Specimen.link()).state().id();
        var third = fixture.opened(Specimen.link()).state().id();
        var until = NOW.plus(Duration.ofMinutes(1));
        assertEquals(List.of(first, second), aggregates(fixture, 2, until));
        assertEquals(List.of(third), aggregates(fixture, 2, until));
    }

    @Test
    @DisplayName("G7: a token that is issued without being announced still counts as a change")
    default void anUnannouncedTokenIsStillAChange() {
        var fixture = StoreFixture.withoutEvents(this);
        fixture.change(fixture.active(), it -> it.rotateAccessToken(hash(TokenKind.ACCESS), NOW));
        assertTrue(fixture.notices().isEmpty(), "an event was written that the filter leaves out");
    }

    private static List<Object> aggregates(StoreFixture fixture, int limit, Instant until) {
        return fixture.store()
                .outbox()
                .claim(NOW, until, limit)
                .<Object>map(claim -> claim.notice().get().aggregate())
                .toList();
    }
}
