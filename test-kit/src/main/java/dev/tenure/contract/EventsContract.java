package dev.tenure.contract;

import static dev.tenure.contract.GrantSpecimen.byClient;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.hash;
import static dev.tenure.contract.StoreFixture.right;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.Connection;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.grant.Grant;
import dev.tenure.item.Webhook;
import dev.tenure.link.Link;
import dev.tenure.port.outbox.Notice;
import dev.tenure.profile.Plaid;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.AggregateId;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A change has as many notices as events, however it is stored: added, committed, under the lock or settled. */
public interface EventsContract extends EmptyStores {
    @Test
    @DisplayName("G7: all events of one change of a Link wait, in order")
    default void allEventsOfALinkWait() {
        var fixture = StoreFixture.in(this);
        var links = fixture.store().links();
        var opened = Link.open(Specimen.link(), hash(TokenKind.LINK), NOW).followedBy(it -> it.openSession(NOW));
        var link = right(links.add(opened));
        var id = link.state().id();
        allWait(fixture, id, 1, opened, "an added Link");
        var failed = link.state().reportBadLogin(Plaid.PLAID.links(), NOW).followedBy(it -> it.openSession(NOW));
        right(links.commit(link, failed));
        allWait(fixture, id, 2, failed, "a committed Link");
        var again = failed.next().reportBadLogin(Plaid.PLAID.links(), NOW).followedBy(it -> it.openSession(NOW));
        links.changeLocked(id, found -> again);
        allWait(fixture, id, 3, again, "a Link changed under its lock");
    }

    @Test
    @DisplayName("G7: all events of one change of an Item wait, in order")
    default void allEventsOfAnItemWait() {
        var fixture = StoreFixture.in(this);
        var items = fixture.store().items();
        var pending = fixture.founded(
                fixture.opened(Specimen.link()), Specimen.success(Option.of(NOW.plus(Duration.ofHours(1)))));
        var id = pending.state().id();
        fixture.notices();
        var exchanged = pending.state().exchange(StoreFixture.publicToken(), hash(TokenKind.ACCESS), NOW);
        var active = right(items.commit(pending, exchanged));
        allWait(fixture, id, 2, exchanged, "a committed Item");
        var changed = active.state()
                .changeWebhook(new Webhook("https://example.com/1"), NOW)
                .followedBy(it -> it.changeWebhook(new Webhook("https://example.com/2"), NOW));
        items.changeLocked(id, found -> changed);
        allWait(fixture, id, 3, changed, "an Item changed under its lock");
        var due = changed.next().due().get();
        var settled = changed.next()
                .settle(DecisionContext.at(due))
                .followedBy(it -> it.reportLoginRequired(UpdateCause.MFA_CHANGED, due))
                .followedBy(it -> it.removeWebhook(due));
        items.settle(due, 1, found -> settled);
        allWait(fixture, id, 4, settled, "a settled Item");
    }

    @Test
    @DisplayName("G7: all events of one change of a grant wait, in order")
    default void allEventsOfAGrantWait() {
        var fixture = StoreFixture.in(this);
        var grants = fixture.store().grants();
        var specimen = GrantSpecimen.ofUser();
        var first = specimen.pair(1, 1);
        var id = specimen.data().id();
        var issued = Grant.issue(specimen.data(), first, GrantSpecimen.RULES, NOW);
        var grant = right(grants.add(issued));
        allWait(fixture, id, 1, issued, "an added grant");
        var second = specimen.pair(2, 2);
        var refreshed = grant.state().refresh(byClient(first.refresh()), second, GrantSpecimen.RULES, NOW);
        right(grants.commit(grant, refreshed));
        allWait(fixture, id, 2, refreshed, "a committed grant");
        var third = specimen.pair(3, 3);
        var again = refreshed.next().refresh(byClient(second.refresh()), third, GrantSpecimen.RULES, NOW);
        grants.changeLocked(id, found -> again);
        allWait(fixture, id, 3, again, "a grant changed under its lock");
    }

    @Test
    @DisplayName("G7: all events of one change of a connection wait, in order")
    default void allEventsOfAConnectionWait() {
        var fixture = StoreFixture.in(this);
        var connections = fixture.store().connections();
        var specimen = ConnectionSpecimen.until(NOW.plusSeconds(1));
        var id = specimen.id();
        var opened = Decision.to(specimen, EventType.CONNECTION_OPENED.at(NOW), EventType.CONNECTION_RESTORED.at(NOW));
        right(connections.add(opened));
        allWait(fixture, id, 1, opened, "an added connection");
        var due = specimen.due().get();
        var settled = specimen.settle(DecisionContext.at(due));
        connections.settle(due, 1, found -> found.state().settle(DecisionContext.at(due)));
        allWait(fixture, id, 2, settled, "a settled connection");
        Decision<Connection, Connection> closed = settled.next().close(due);
        var closedAndMore = new Decision<>(
                closed.next(),
                closed.issued(),
                closed.created(),
                closed.events().append(EventType.CREDENTIAL_REVOKED.at(due)),
                closed.reply());
        connections.changeLocked(id, found -> closedAndMore);
        allWait(fixture, id, 3, closedAndMore, "a connection changed under its lock");
    }

    private static void allWait(
            StoreFixture fixture, AggregateId id, long version, Decision<?, ?> decision, String changed) {
        assertTrue(decision.events().size() > 1, "this step was to have more than one event");
        assertEquals(
                Notice.of(id, version, decision.events()).toList(),
                fixture.notices().toList(),
                () -> "the notices of " + changed + " are not its events");
    }
}
