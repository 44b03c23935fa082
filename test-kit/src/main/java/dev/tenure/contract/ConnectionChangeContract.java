package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.LIFETIME;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.Closed;
import dev.tenure.connection.Connection;
import dev.tenure.connection.InDoubt;
import dev.tenure.connection.SealedCredential;
import dev.tenure.connection.Unauthenticated;
import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection changes by commands and by time: whole, one version higher, with its notices in order. */
public interface ConnectionChangeContract extends EmptyStores {
    @Test
    @DisplayName("G7: the events of a connection wait in the outbox, in order, each with its version")
    default void eventsOfAConnectionWaitInOrder() {
        var fixture = StoreFixture.in(this);
        var due = NOW.plus(LIFETIME);
        var connection = fixture.opened(ConnectionSpecimen.linking());
        fixture.notices();
        var expected = Vector.<Notice>empty();
        for (var command : List.<Function<Connection, Decision<Connection, ?>>>of(
                it -> it.completeAuthorization(ConnectionSpecimen.renewable(), RULES, due),
                it -> it.acquire(Purpose.DATA, RULES, due),
                it -> it.refreshRefused(1, "invalid_grant", due),
                it -> it.completeAuthorization(ConnectionSpecimen.renewable(), RULES, due),
                it -> it.permissionRevoked(due),
                it -> it.close(due),
                it -> it.revoked(due))) {
            var decision = command.apply(connection.state());
            connection = StoreFixture.right(fixture.store().connections().commit(connection, decision));
            expected = expected.appendAll(Notice.of(connection.state().id(), connection.version(), decision.events()));
        }
        assertInstanceOf(Closed.class, connection.state());
        assertEquals(
                Option.of(connection),
                fixture.store().connections().find(connection.state().id()));
        assertEquals(expected, fixture.notices());
    }

    @Test
    @DisplayName("G1: if two changes are decided on one version, one is stored and the other leaves nothing")
    default void aLostChangeOfAConnectionLeavesNothing() {
        var fixture = StoreFixture.withoutEvents(this);
        var connections = fixture.store().connections();
        var found = fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        var won = StoreFixture.right(
                connections.commit(found, found.state().acquire(Purpose.DATA, RULES, NOW.plus(LIFETIME))));
        assertTrue(
                connections.commit(found, found.state().close(NOW)).isLeft(),
                "a change decided on an outdated version was stored");
        assertEquals(found.version() + 1, won.version(), "the version stored");
        assertEquals(Option.of(won), connections.find(won.state().id()));
        assertTrue(connections.add(Connection.open(found.state().data(), NOW)).isLeft(), "the name is taken");
        assertEquals(Option.of(won), connections.find(won.state().id()));
    }

    @Test
    @DisplayName("G1: a decision under the lock is stored, and one that changes nothing leaves nothing")
    default void aLockedChangeOfAConnectionIsStored() {
        var fixture = StoreFixture.in(this);
        var connections = fixture.store().connections();
        var found = fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        connections.changeLocked(found.state().id(), it -> it.state().updateSucceeded(NOW));
        assertEquals(found, fixture.find(found.state().id()));
        connections.changeLocked(found.state().id(), it -> it.state().close(NOW));
        var closed = fixture.find(found.state().id());
        assertInstanceOf(Closed.class, closed.state());
        assertEquals(found.version() + 1, closed.version(), "the version stored");
    }

    @Test
    @DisplayName("G7: a lease is given up at its instant and not a millisecond before, once")
    default void aLapsedLeaseIsSettledOnce() {
        var fixture = StoreFixture.in(this);
        var claimed = fixture.changeConnection(
                fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id())),
                NOW.plus(LIFETIME),
                it -> it.acquire(Purpose.DATA, RULES, NOW.plus(LIFETIME)));
        fixture.notices();
        var due = claimed.state().due().get();
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, due.minusMillis(1), 9));
        assertEquals(claimed, fixture.find(claimed.state().id()));
        assertEquals(SweepResult.of(1, 0, false), settle(fixture, due, 9));
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, due, 9));
        var settled = fixture.find(claimed.state().id());
        assertInstanceOf(InDoubt.class, settled.state());
        assertEquals(claimed.version() + 1, settled.version(), "the version stored");
        assertEquals(
                List.of(Option.of(Cause.LEASE_LAPSED)),
                fixture.notices().map(notice -> notice.event().cause()).toList());
    }

    @Test
    @DisplayName("G7: credentials that cannot be renewed are purged at their end, earliest first, with the cause")
    default void aCredentialThatCannotBeRenewedIsPurgedAtItsEnd() {
        var fixture = StoreFixture.in(this);
        var last = fixture.opened(ConnectionSpecimen.until(NOW.plusSeconds(3)));
        var first = fixture.opened(ConnectionSpecimen.until(NOW.plusSeconds(1)));
        var second = fixture.opened(ConnectionSpecimen.until(NOW.plusSeconds(2)));
        fixture.opened(ConnectionSpecimen.renewable(ConnectionSpecimen.id()));
        fixture.notices();
        var now = NOW.plus(LIFETIME);
        assertEquals(SweepResult.of(2, 0, true), settle(fixture, now, 2));
        assertEquals(last, fixture.find(last.state().id()));
        for (var settled : List.of(first, second)) {
            var ended = fixture.find(settled.state().id());
            assertEquals(new Unauthenticated(settled.state().data(), Cause.LIFETIME_ENDED), ended.state());
            assertEquals(Option.<SealedCredential>none(), ended.state().sealedCredential());
        }
        assertEquals(SweepResult.of(1, 0, false), settle(fixture, now, 2));
        assertEquals(SweepResult.of(0, 0, false), settle(fixture, now, 2));
        Seq<Notice> notices = fixture.notices();
        assertEquals(9, notices.size(), "three of each: the failure, its detection, and that the user is wanted");
    }

    @Test
    @DisplayName("G7: the sweeper settles connections beside all others")
    default void theSweeperSettlesConnections() {
        var fixture = TenureFixture.to(this);
        var stored = new StoreFixture(fixture.store());
        var connection = stored.opened(ConnectionSpecimen.until(NOW.plusSeconds(1)));
        assertEquals(
                SweepResult.of(0, 0, false), fixture.tenure().sweeper().sweep(9).get());
        fixture.clock().set(NOW.plusSeconds(1));
        assertEquals(
                SweepResult.of(1, 0, false), fixture.tenure().sweeper().sweep(9).get());
        assertInstanceOf(
                Unauthenticated.class, stored.find(connection.state().id()).state());
    }

    private static SweepResult settle(StoreFixture fixture, Instant now, int limit) {
        Function<Versioned<Connection>, Decision<Connection, Connection>> rule =
                found -> found.state().settle(DecisionContext.at(now));
        return fixture.store().connections().settle(now, limit, rule);
    }
}
