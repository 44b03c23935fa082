package dev.tenure.contract;

import static dev.tenure.contract.OutboxFixture.LAPSE;
import static dev.tenure.contract.OutboxFixture.claim;
import static dev.tenure.contract.OutboxFixture.twoNotices;
import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;
import static dev.tenure.contract.Specimen.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.ConnectionState;
import dev.tenure.grant.Grant;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Principal;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A notice that a newer version of the library wrote holds up its own stream and no other, and an aggregate that it
 * wrote hides no other. For stores that outlive the process that wrote to them: one in memory never holds a notice that
 * it cannot read.
 */
public interface UnreadableContract extends EmptyStores {
    /** Writes into a stored notice something that this version does not know. */
    void spoil(Store store, EventId notice);

    /** Writes into a pending Item, a grant, a connection or a principal something that this version does not know. */
    void spoil(Store store, AggregateId aggregate);

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

    @Test
    @DisplayName("G5: an Item that cannot be read hides no other of its user, and is reported in its place")
    default void anUnreadableItemHidesNoOther() {
        var fixture = StoreFixture.in(this);
        var first = fixture.active();
        var spoilt = fixture.pending().state().id();
        var last = fixture.active();
        spoil(fixture.store(), spoilt);
        var items = fixture.store().items();
        var all = items.findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 9);
        assertEquals(
                List.of(Option.of(first), Option.none(), Option.of(last)),
                all.map(Either::toOption).toList());
        assertEquals(spoilt, all.get(1).getLeft().aggregate());
        assertFalse(all.get(1).getLeft().why().isBlank(), "an Item that cannot be read does not say why");
        assertEquals(
                1,
                items.findByUser(Environment.SANDBOX, CLIENT, USER, Option.of(spoilt), 9)
                        .size(),
                "a page goes on after it");
        assertThrows(StoreUnavailable.class, () -> items.find(spoilt), "nobody takes it for an unknown one");
    }

    @Test
    @DisplayName("G5: a grant that cannot be read hides no other of its user, and is reported in its place")
    default void anUnreadableGrantHidesNoOther() {
        var fixture = StoreFixture.in(this);
        var grants = fixture.store().grants();
        var first = granted(fixture);
        var spoilt = granted(fixture).state().id();
        var last = granted(fixture);
        spoil(fixture.store(), spoilt);
        var ofClient = grants.findByUser(Environment.SANDBOX, CLIENT, USER, NOW, Option.none(), 9);
        assertEquals(
                List.of(Option.of(last), Option.none(), Option.of(first)),
                ofClient.map(Either::toOption).toList());
        assertEquals(spoilt, ofClient.get(1).getLeft().aggregate());
        assertFalse(ofClient.get(1).getLeft().why().isBlank(), "a grant that cannot be read does not say why");
        var ofAll = grants.findByUser(Environment.SANDBOX, USER, NOW, Option.none(), 9);
        assertEquals(ofClient, ofAll, "the same of every client");
        var rest = grants.findByUser(Environment.SANDBOX, CLIENT, USER, NOW, Option.of(spoilt), 9);
        assertEquals(first, rest.single().get(), "a page goes on after it");
        assertThrows(StoreUnavailable.class, () -> grants.find(spoilt), "nobody takes it for an unknown one");
    }

    private static Versioned<Grant> granted(StoreFixture fixture) {
        var specimen = GrantSpecimen.ofUser();
        var issued = Grant.issue(specimen.data(), specimen.pair(1, 1), GrantSpecimen.RULES, NOW);
        return StoreFixture.right(fixture.store().grants().add(issued));
    }

    @Test
    @DisplayName("G5: a connection that cannot be read hides no other of a list, and is reported in its place")
    default void anUnreadableConnectionHidesNoOther() {
        var fixture = StoreFixture.in(this);
        var all = ConnectionListContract.IDS.map(id -> fixture.opened(ConnectionSpecimen.renewable(id)));
        var spoilt = ConnectionListContract.IDS.get(1);
        spoil(fixture.store(), spoilt);
        var connections = fixture.store().connections();
        var reference = all.head().state().data().configuration().reference();
        for (var filter : List.of(
                ConnectionFilter.all(),
                ConnectionFilter.all().ofReference(reference),
                ConnectionFilter.all().inState(ConnectionState.CONNECTED))) {
            var found = connections.list(Environment.SANDBOX, filter, NOW, Option.none(), 9);
            assertEquals(
                    all.map(Option::of).update(1, Option.none()),
                    found.map(Either::toOption).toList());
            assertEquals(spoilt, found.get(1).getLeft().aggregate());
            assertFalse(found.get(1).getLeft().why().isBlank(), "a connection that cannot be read does not say why");
            var rest = connections.list(Environment.SANDBOX, filter, NOW, Option.of(spoilt), 9);
            assertEquals(found.drop(2).toList(), rest.toList(), "a page goes on after it");
        }
        assertThrows(StoreUnavailable.class, () -> connections.find(spoilt));
    }

    @Test
    @DisplayName("G5: a withdrawal that cannot be read is an error of the store, and hides nobody else's Items")
    default void anUnreadableWithdrawalIsAnError() {
        var fixture = StoreFixture.in(this);
        var item = fixture.active();
        var user = PrincipalId.of(Environment.SANDBOX, CLIENT, USER);
        var principals = fixture.store().principals();
        principals
                .add(Principal.of(user).withdraw(WithdrawalReason.POLICY_CHANGED, NOW))
                .get();
        spoil(fixture.store(), user);
        assertThrows(StoreUnavailable.class, () -> principals.find(user));
        assertThrows(StoreUnavailable.class, () -> principals.findAll(List.of(user)));
        assertThrows(StoreUnavailable.class, () -> fixture.find(item.state().id()), "it may be withdrawn");
        var all = fixture.store().items().findByUser(Environment.SANDBOX, CLIENT, USER, Option.none(), 9);
        assertEquals(item.state().id(), all.single().getLeft().aggregate());
    }
}
