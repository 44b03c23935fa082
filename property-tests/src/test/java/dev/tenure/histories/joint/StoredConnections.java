package dev.tenure.histories.joint;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.DecisionContext;
import dev.tenure.port.store.Store;
import dev.tenure.port.store.Versioned;
import java.time.InstantSource;

/** Connections as they are stored, and as they are at this instant. */
record StoredConnections(Store store, InstantSource clock) {
    Versioned<Connection> found(ConnectionId id) {
        return store.connections().find(id).get();
    }

    Connection state(ConnectionId id) {
        return found(id).state();
    }

    /** The connection at this instant, which is not before its last change. */
    Connection present(ConnectionId id) {
        var found = found(id);
        var now = clock.instant();
        var at = now.isBefore(found.changedAt()) ? found.changedAt() : now;
        return found.state().settle(DecisionContext.at(at)).next();
    }
}
