package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.NEW_KEY;
import static dev.tenure.contract.ConnectionSpecimen.OLD_KEY;
import static dev.tenure.contract.ConnectionSpecimen.PROFILE;
import static dev.tenure.contract.ConnectionSpecimen.RULES;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection is read as it was written, and found by its id, by the provider's id, and by its vault's key. */
public interface ConnectionContract extends EmptyStores {
    @Test
    @DisplayName("G11: a connection comes back as it was stored, in every state, with and without each attribute")
    default void everyStateOfAConnectionComesBack() {
        var fixture = StoreFixture.in(this);
        ConnectionSpecimen.everyState(ConnectionSpecimen::id).forEach(fixture::opened);
    }

    @Test
    @DisplayName("G11: a changed connection has the attributes of its new state, and none of the last one")
    default void everyChangeOfAConnectionComesBack() {
        var fixture = StoreFixture.in(this);
        var name = ConnectionSpecimen.id();
        var states = ConnectionSpecimen.everyState(() -> name);
        var connection = fixture.opened(states.head());
        for (var state : states.tail().appendAll(states.reverse()))
            connection = fixture.changeConnection(
                    connection, NOW, it -> Decision.to(state, EventType.CONNECTION_RESTORED.at(NOW)));
    }

    @Test
    @DisplayName("G5: an unknown connection is not found in any way")
    default void anUnknownConnectionIsNotFound() {
        var connections = StoreFixture.in(this).store().connections();
        assertEquals(Option.none(), connections.find(ConnectionSpecimen.id()));
        assertTrue(
                connections
                        .findByRemoteId(Environment.SANDBOX, PROFILE, new RemoteId("item"), Option.none(), 9)
                        .isEmpty(),
                "a connection without a remote id was found by one");
        assertTrue(
                connections
                        .notSealedUnder(Environment.SANDBOX, NEW_KEY, Option.none(), 9)
                        .isEmpty(),
                "an empty store listed a connection to seal again");
        assertTrue(
                connections
                        .changeLocked(ConnectionSpecimen.id(), it -> it.state().close(NOW))
                        .get()
                        .isEmpty(),
                "an unknown connection was changed under its lock");
    }

    @Test
    @DisplayName("G11: connections are found by their remote id, oldest first, and not by a similar one")
    default void aConnectionIsFoundByItsRemoteId() {
        var fixture = StoreFixture.in(this);
        var first = fixture.opened(ConnectionSpecimen.linking());
        var second = fixture.opened(ConnectionSpecimen.linking());
        assertTrue(
                called(fixture, "item").isEmpty(), "a connection was found by a remote id that it does not have yet");
        second = connected(fixture, second, "item");
        assertEquals(List.of(second), called(fixture, "item"));
        first = connected(fixture, first, "item");
        assertEquals(List.of(first, second), called(fixture, "item"));
        for (var alike : List.of("ITEM", "item ", "ite", "it%", "item😀")) {
            var other = connected(fixture, fixture.opened(ConnectionSpecimen.linking()), alike);
            assertEquals(List.of(other), called(fixture, alike));
        }
        assertEquals(List.of(first, second), called(fixture, "item"));
        var elsewhere = connected(fixture, fixture.opened(ConnectionSpecimen.linking("other")), "item");
        assertEquals(List.of(first, second), called(fixture, "item"));
        assertEquals(
                List.of(elsewhere),
                fixture.store()
                        .connections()
                        .findByRemoteId(Environment.SANDBOX, "other", new RemoteId("item"), Option.none(), 99)
                        .map(Either::get)
                        .toList());
    }

    @Test
    @DisplayName("G11: a connection with a new remote id is found by it, and no longer by the old one")
    default void aRemoteIdMovesWithItsConnection() {
        var fixture = StoreFixture.in(this);
        var connection = connected(fixture, fixture.opened(ConnectionSpecimen.linking()), "before");
        connection = connected(fixture, connection, "after");
        assertTrue(called(fixture, "before").isEmpty(), "a connection was found by its former remote id");
        assertEquals(List.of(connection), called(fixture, "after"));
        connection = fixture.changeConnection(connection, NOW, it -> it.close(NOW));
        assertEquals(List.of(connection), called(fixture, "after"));
    }

    @Test
    @DisplayName("G11: connections under another key are listed in batches, each once, in the order of their id texts")
    default void connectionsUnderAnotherKeyAreListedInOrder() {
        var fixture = StoreFixture.in(this);
        var names = List.of(
                        new UUID(0, 1),
                        new UUID(1, Long.MAX_VALUE),
                        new UUID(1, Long.MIN_VALUE),
                        new UUID(Long.MAX_VALUE, 0),
                        new UUID(Long.MIN_VALUE, 0),
                        new UUID(-1, -1))
                .map(ConnectionId::new);
        for (var name : names.reverse()) fixture.opened(ConnectionSpecimen.under(OLD_KEY, name));
        fixture.opened(ConnectionSpecimen.under(NEW_KEY, ConnectionSpecimen.id()));
        fixture.opened(ConnectionSpecimen.linking());
        assertEquals(names, notUnder(fixture, NEW_KEY, Option.none(), 9));
        assertEquals(names.take(2), notUnder(fixture, NEW_KEY, Option.none(), 2));
        for (var after = 0; after < names.size(); after++)
            assertEquals(names.drop(after + 1).take(2), notUnder(fixture, NEW_KEY, Option.of(names.get(after)), 2));
        assertEquals(
                7,
                notUnder(fixture, "another", Option.none(), 9).size(),
                "connections sealed under another key than an unknown one: all that have a seal");
    }

    @Test
    @DisplayName("G11: a connection that was resealed, or has nothing left to seal, is no longer listed")
    default void aConnectionUnderTheNewKeyIsNotListed() {
        var fixture = StoreFixture.in(this);
        var sealed = fixture.opened(ConnectionSpecimen.under(OLD_KEY, new ConnectionId(new UUID(1, 1))));
        var gone = fixture.opened(ConnectionSpecimen.under(OLD_KEY, new ConnectionId(new UUID(2, 2))));
        var closed = fixture.opened(ConnectionSpecimen.under(OLD_KEY, new ConnectionId(new UUID(3, 3))));
        fixture.changeConnection(sealed, NOW, it -> it.reencrypted(1, ConnectionSpecimen.under(NEW_KEY), NOW));
        fixture.changeConnection(gone, NOW, it -> it.loginGone(NOW));
        closed = fixture.changeConnection(closed, NOW, it -> it.close(NOW));
        assertEquals(List.of(closed.state().id()), notUnder(fixture, NEW_KEY, Option.none(), 9));
        fixture.changeConnection(closed, NOW, it -> it.revoked(NOW));
        assertTrue(
                notUnder(fixture, NEW_KEY, Option.none(), 9).isEmpty(),
                "a connection without anything sealed was listed");
    }

    private static Versioned<Connection> connected(StoreFixture fixture, Versioned<Connection> found, String remoteId) {
        var called = new RemoteId(remoteId);
        return fixture.changeConnection(
                found, NOW, it -> it.completeAuthorization(ConnectionSpecimen.renewable(), called, RULES, NOW));
    }

    private static Seq<Versioned<Connection>> called(StoreFixture fixture, String remoteId) {
        return fixture.store()
                .connections()
                .findByRemoteId(Environment.SANDBOX, PROFILE, new RemoteId(remoteId), Option.none(), 99)
                .map(Either::get)
                .toList();
    }

    private static Seq<ConnectionId> notUnder(StoreFixture fixture, String key, Option<ConnectionId> after, int limit) {
        return fixture.store()
                .connections()
                .notSealedUnder(Environment.SANDBOX, key, after, limit)
                .toList();
    }
}
