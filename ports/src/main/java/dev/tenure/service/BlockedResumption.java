package dev.tenure.service;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Rejection;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.profile.Profile;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The resumption of a profile's blocked connections, in batches. */
final class BlockedResumption {
    private final ConnectionQueries queries;
    private final ConnectionCommands commands;

    BlockedResumption(ConnectionQueries queries, ConnectionCommands commands) {
        this.queries = queries;
        this.commands = commands;
    }

    ResumptionResult run(Profile profile, Option<ConnectionId> after, int limit) {
        var page = queries.list(ConnectionFilter.all().ofProfile(profile).blocked(), after, limit);
        var resumed = 0;
        var refused = LinkedHashMap.<ConnectionId, Rejection>empty();
        for (var connection : page.content()) {
            var reply = resumed(connection.id());
            if (reply.isRight()) resumed++;
            else refused = refused.put(connection.id(), reply.getLeft());
        }
        return new ResumptionResult(resumed, refused, page.unreadable(), page.next());
    }

    /**
     * Resumes one connection. If it can be read and not be written, somebody holds it; an unreachable store fails the
     * read too, and so the whole run.
     */
    private Either<Rejection, Connection> resumed(ConnectionId id) {
        try {
            return commands.change(id, (connection, rules, now) -> connection.resumed(now));
        } catch (StoreUnavailable | OutcomeUnknown failed) {
            return commands.look(id).flatMap(held -> Either.left(new Rejection.Conflict()));
        }
    }
}
