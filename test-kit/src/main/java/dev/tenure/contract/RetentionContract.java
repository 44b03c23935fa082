package dev.tenure.contract;

import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.RULES;
import static dev.tenure.contract.Specimen.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.Item;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.link.Link;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An ended aggregate is deleted on request, whole, and never before all its notices are delivered. */
public interface RetentionContract extends EmptyStores {
    @Test
    @DisplayName("G10: a removed Item can be purged from its end on, and nothing of it is left")
    default void aRemovedItemIsPurged() {
        var fixture = StoreFixture.withoutEvents(this);
        var access = hash(TokenKind.ACCESS);
        var other = fixture.active();
        var removed = removed(
                fixture,
                fixture.change(fixture.pending(), it -> it.exchange(StoreFixture.publicToken(), access, NOW)),
                NOW);
        var items = fixture.store().items();
        assertEquals(0, items.purge(NOW.minusMillis(1), 9), "ended aggregates deleted at this instant");
        assertEquals(removed, items.locate(access).get().aggregate());
        assertEquals(1, items.purge(NOW, 9), "ended aggregates deleted at this instant");
        assertEquals(0, items.purge(NOW, 9), "ended aggregates deleted at this instant");
        assertEquals(Option.none(), items.find(removed.state().id()));
        assertEquals(Option.none(), items.locate(access));
        assertEquals(
                other,
                items.findByUser(Environment.SANDBOX, Specimen.CLIENT, Specimen.USER, Option.none(), 99)
                        .single()
                        .get());
    }

    @Test
    @DisplayName("G10: a batch purges the earliest ends first, and no more than its limit")
    default void theEarliestEndsArePurgedFirst() {
        var fixture = StoreFixture.withoutEvents(this);
        var last = removed(fixture, fixture.active(), NOW.plusMillis(2));
        var first = removed(fixture, fixture.active(), NOW);
        var second = removed(fixture, fixture.active(), NOW.plusMillis(1));
        var items = fixture.store().items();
        assertEquals(2, items.purge(NOW.plusMillis(2), 2), "ended aggregates deleted at this instant");
        assertEquals(Option.none(), items.find(first.state().id()));
        assertEquals(Option.none(), items.find(second.state().id()));
        assertEquals(last, fixture.find(last.state().id()));
        assertEquals(1, items.purge(NOW.plusMillis(2), 2), "ended aggregates deleted at this instant");
    }

    @Test
    @DisplayName("G10: a Link is purged from its deadline on, whatever its outcome, and its Item stays")
    default void aLinkIsPurged() {
        var fixture = StoreFixture.withoutEvents(this);
        var token = hash(TokenKind.LINK);
        var open = StoreFixture.right(fixture.store().links().add(Link.open(Specimen.link(), token, NOW)));
        var success = Specimen.success(Option.none());
        var item = fixture.founded(fixture.opened(Specimen.link()), success);
        var deadline = open.state().data().deadline().at();
        var links = fixture.store().links();
        assertEquals(0, links.purge(deadline.minusMillis(1), 9), "ended aggregates deleted at this instant");
        assertEquals(open, links.locate(token).get().aggregate());
        assertEquals(2, links.purge(deadline, 9), "ended aggregates deleted at this instant");
        assertEquals(Option.none(), links.locate(token));
        assertEquals(Option.none(), links.find(open.state().id()));
        assertEquals(item, fixture.find(success.item()));
    }

    @Test
    @DisplayName("G10: an ended grant is purged and no token finds it; a live one is kept")
    default void anEndedGrantIsPurged() {
        var grants = emptyStore(event -> false).grants();
        var specimen = GrantSpecimen.ofUser();
        var pair = specimen.pair(1, 1);
        var issued = StoreFixture.right(grants.add(Grant.issue(specimen.data(), pair, GrantSpecimen.RULES, NOW)));
        var living = GrantSpecimen.ofUser();
        var kept =
                StoreFixture.right(grants.add(Grant.issue(living.data(), living.pair(1, 1), GrantSpecimen.RULES, NOW)));
        StoreFixture.right(grants.commit(issued, issued.state().revoke(GrantEndReason.GRANT_REVOKED, NOW)));
        assertEquals(0, grants.purge(NOW.minusMillis(1), 9), "ended aggregates deleted at this instant");
        assertEquals(1, grants.purge(NOW, 9), "ended aggregates deleted at this instant");
        assertEquals(Option.none(), grants.locate(pair.refresh()));
        assertEquals(Option.none(), grants.find(specimen.data().id()));
        assertEquals(Option.of(kept), grants.find(living.data().id()));
    }

    @Test
    @DisplayName("G10: only a closed connection is purged")
    default void aClosedConnectionIsPurged() {
        var connections = emptyStore(event -> false).connections();
        var all = ConnectionSpecimen.everyState(ConnectionSpecimen::id);
        for (var connection : all)
            StoreFixture.right(connections.add(Decision.to(connection, EventType.CONNECTION_OPENED.at(NOW))));
        var over = all.filter(connection -> connection.endedSince().isDefined());
        assertEquals(over.size(), connections.purge(NOW.plusSeconds(1), 99), "closed connections deleted");
        for (var connection : all)
            assertEquals(
                    over.contains(connection),
                    connections.find(connection.id()).isEmpty(),
                    () -> "purged, as only a closed one is: the connection " + connection.state());
    }

    @Test
    @DisplayName("G7: an aggregate with a waiting notice is kept until delivery, and holds up no other")
    default void anAggregateWithAWaitingNoticeIsKept() {
        var fixture = StoreFixture.in(this);
        var told = removed(fixture, fixture.active(), NOW.plusMillis(1));
        fixture.notices();
        var untold = removed(fixture, fixture.active(), NOW);
        var items = fixture.store().items();
        assertEquals(1, items.purge(NOW.plusMillis(1), 1), "ended aggregates deleted at this instant");
        assertEquals(Option.none(), items.find(told.state().id()));
        assertEquals(0, items.purge(NOW.plusMillis(1), 9), "ended aggregates deleted at this instant");
        assertEquals(untold, fixture.find(untold.state().id()));
        fixture.notices();
        assertEquals(1, items.purge(NOW.plusMillis(1), 9), "ended aggregates deleted at this instant");
    }

    @Test
    @DisplayName("G11: nothing can be written to a purged aggregate")
    default void aPurgedAggregateStaysPurged() {
        var fixture = StoreFixture.withoutEvents(this);
        var item = fixture.active();
        var removed = removed(fixture, item, NOW);
        var again = StoreFixture.decided(item, it -> it.remove(Removal.because(RemovalReason.FRAUD), RULES, NOW));
        assertEquals(1, fixture.store().items().purge(NOW, 9), "ended aggregates deleted at this instant");
        assertEquals(Either.left(new Stale()), fixture.store().items().commit(removed, again));
        assertEquals(
                Either.right(Option.none()),
                fixture.store().items().changeLocked(removed.state().id(), found -> again));
    }

    private static Versioned<Item> removed(StoreFixture fixture, Versioned<Item> item, Instant at) {
        return fixture.change(item, it -> it.remove(Removal.because(RemovalReason.ITEM_REMOVED), RULES, at));
    }
}
