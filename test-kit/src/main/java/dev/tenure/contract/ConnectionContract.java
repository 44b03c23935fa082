package dev.tenure.contract;

import static dev.tenure.contract.ConnectionSpecimen.NEW_KEY;
import static dev.tenure.contract.ConnectionSpecimen.OLD_KEY;
import static dev.tenure.contract.Specimen.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A connection is read as it was written, and found by its id and by its vault's key. */
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
                        .list(Environment.SANDBOX, ConnectionFilter.all(), NOW, Option.none(), 9)
                        .isEmpty(),
                "an empty store listed a connection");
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
    @DisplayName("G11: connections under another key are listed in batches, each once, in the order of their id texts")
    default void connectionsUnderAnotherKeyAreListedInOrder() {
        var fixture = StoreFixture.in(this);
        var names = ConnectionListContract.IDS;
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

    private static Seq<ConnectionId> notUnder(StoreFixture fixture, String key, Option<ConnectionId> after, int limit) {
        return fixture.store()
                .connections()
                .notSealedUnder(Environment.SANDBOX, key, after, limit)
                .toList();
    }
}
