package dev.tenure.port.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The repository of connections, whose tokens the vault has sealed. */
public interface ConnectionRepository extends ExpiringRepository<ConnectionId, Connection> {
    /**
     * Returns the connections of this profile with the provider's id in an environment, the first opened first: mostly
     * one. One that cannot be read is reported in its place, and hides no other.
     */
    Seq<Either<Unreadable, Versioned<Connection>>> findByRemoteId(
            Environment environment, String profile, RemoteId remoteId, Option<ConnectionId> after, int limit);

    /**
     * Returns up to {@code limit} of an environment's connections whose credential is sealed under another key than
     * this, after this id, from the first if there is none. They come in the order of their ids' texts, compared as
     * unsigned bytes.
     */
    Seq<ConnectionId> notSealedUnder(Environment environment, String key, Option<ConnectionId> after, int limit);
}
