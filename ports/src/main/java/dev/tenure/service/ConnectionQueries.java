package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.DecisionContext;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The host's lists of connections of one environment, at the instant of each; nothing is stored. */
final class ConnectionQueries {
    private final ConnectionRepository connections;
    private final Environment environment;
    private final CommandClock clock;

    ConnectionQueries(ConnectionRepository connections, ServiceContext context) {
        this.connections = connections;
        this.environment = context.environment();
        this.clock = context.clock();
    }

    Page<ConnectionView, ConnectionId> list(ConnectionFilter filter, Option<ConnectionId> after, int limit) {
        var now = clock.now();
        return Page.of(
                limit,
                most -> matching(filter, now, after, most).map(found -> found.map(ConnectionView::of)),
                entry -> entry.fold(unreadable -> (ConnectionId) unreadable.aggregate(), ConnectionView::id));
    }

    /**
     * The first connections that match at this instant. The store cannot tell it of those that are due, so it is read
     * on until there are enough.
     */
    private Seq<Either<Unreadable, Connection>> matching(
            ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit) {
        var matching = Vector.<Either<Unreadable, Connection>>empty();
        var last = after;
        while (true) {
            var batch = connections.list(environment, filter, now, last, limit);
            matching = matching.appendAll(
                    batch.map(found -> settled(found, now)).filter(found -> found.forAll(filter::matches)));
            if (matching.size() >= limit || batch.size() < limit) return matching.take(limit);
            last = batch.lastOption().map(ConnectionQueries::idOf);
        }
    }

    /** All at one instant, whatever the clock that changed them last: a connection has one state in all lists. */
    private static Either<Unreadable, Connection> settled(
            Either<Unreadable, Versioned<Connection>> found, Instant now) {
        return found.map(
                connection -> connection.state().settle(DecisionContext.at(now)).next());
    }

    private static ConnectionId idOf(Either<Unreadable, Versioned<Connection>> found) {
        return found.fold(
                unreadable -> (ConnectionId) unreadable.aggregate(),
                connection -> connection.state().id());
    }
}
