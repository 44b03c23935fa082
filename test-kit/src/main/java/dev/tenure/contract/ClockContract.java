package dev.tenure.contract;

import static dev.tenure.contract.GrantSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.grant.Grant;
import dev.tenure.link.Link;
import dev.tenure.port.outbox.Notice;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.TokenKind;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Instants are stored to the millisecond, anywhere on the calendar. */
public interface ClockContract extends EmptyStores {
    /**
     * Before 1970, around it, both changes of summer time, past 32 bits of seconds, the change of the calendar, and the
     * last.
     */
    List<Instant> EDGES = List.of(
                    "0001-01-01T00:00:00.001Z",
                    "1582-10-10T00:00:00.010Z",
                    "1899-12-31T23:59:59.999Z",
                    "1969-12-31T23:59:59.999Z",
                    "1970-01-01T00:00:00.000Z",
                    "1970-01-01T00:00:00.001Z",
                    "2026-03-29T01:30:00.100Z",
                    "2026-10-25T00:30:00.990Z",
                    "2026-10-25T01:30:00.990Z",
                    "2038-01-19T03:14:08.001Z",
                    "9999-12-31T23:59:59.998Z",
                    "9999-12-31T23:59:59.999Z")
            .map(Instant::parse);

    @Test
    @DisplayName("G11: an aggregate and its token keep the millisecond of their change, from the year 1 to 9999")
    default void everyMillisecondComesBack() {
        var links = StoreFixture.in(this).store().links();
        for (var instant : EDGES) {
            var data = Specimen.linkUntil(new Deadline(instant, Cause.LIFETIME_ENDED));
            var opened = Link.open(data, hash(TokenKind.LINK), instant);
            var stored = StoreFixture.right(links.add(opened));
            assertEquals(instant, stored.changedAt());
            var found = links.locate(opened.issued().head().hash()).get();
            assertEquals(instant, found.aggregate().changedAt());
            assertEquals(data, found.aggregate().state().data());
            assertEquals(opened.issued().head(), found.token());
        }
    }

    @Test
    @DisplayName("G11: a grant keeps the millisecond at which its user authenticated")
    default void everyMillisecondOfAGrantComesBack() {
        var grants = StoreFixture.in(this).store().grants();
        for (var instant : EDGES) {
            var specimen = GrantSpecimen.authenticatedAt(instant);
            var issued = Grant.issue(specimen.data(), specimen.pair(1, 1), RULES, instant);
            StoreFixture.right(grants.add(issued));
            var found = grants.find(specimen.data().id()).get();
            assertEquals(issued.next(), found.state());
            assertEquals(instant, found.changedAt());
        }
    }

    @Test
    @DisplayName("G7: an event keeps the milliseconds of its effect and of its record")
    default void everyMillisecondIsTold() {
        var fixture = StoreFixture.in(this);
        for (var instant : EDGES) {
            var link = fixture.opened(Specimen.link());
            fixture.notices();
            var event = EventType.LINK_SESSION_OPENED.by(new Deadline(instant, Cause.LIFETIME_ENDED), Deadline.LAST);
            var changed = fixture.store().links().commit(link, Decision.to(link.state(), event));
            assertEquals(Deadline.LAST, StoreFixture.right(changed).changedAt());
            Seq<Notice> told = fixture.notices();
            assertEquals(event, told.single().event());
        }
    }

    @Test
    @DisplayName("G7: when two deadlines are a millisecond apart, one can have passed and the other not")
    default void aMillisecondTellsDeadlinesApart() {
        for (var last : List.of(NOW.plusSeconds(1), Instant.parse("2038-01-19T03:14:08Z"), Deadline.LAST)) {
            var fixture = StoreFixture.in(this);
            var late = fixture.opened(ConnectionSpecimen.until(last));
            var early = fixture.opened(ConnectionSpecimen.until(last.minusMillis(1)));
            var now = last.minusMillis(1);
            var settled = fixture.store().connections().settle(now, 9, it -> it.state()
                    .settle(DecisionContext.at(now)));
            assertEquals(1, settled.done(), "aggregates settled at the instant between two deadlines");
            assertEquals(late, fixture.find(late.state().id()));
            assertEquals(early.version() + 1, fixture.find(early.state().id()).version(), "the version stored");
        }
    }

    @Test
    @DisplayName("G9: a run is kept to the millisecond, and differs from one a millisecond away")
    default void everyMillisecondOfARunIsKept() {
        var lastRun = StoreFixture.in(this).store().lastRun();
        var last = Option.<Instant>none();
        for (var instant : EDGES) {
            assertTrue(
                    lastRun.record(last, instant),
                    "the last run known is replaced: this instant was not compared as it was stored");
            last = Option.of(instant);
            assertEquals(last, lastRun.last());
            assertFalse(
                    lastRun.record(Option.of(instant.plusMillis(1)), NOW),
                    "a last run a millisecond beside the stored one replaced it");
        }
    }
}
