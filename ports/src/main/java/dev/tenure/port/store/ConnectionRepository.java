package dev.tenure.port.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The connections. Their tokens come and go as the vault sealed them. */
public interface ConnectionRepository extends ExpiringRepository<ConnectionId, Connection> {
    /** All of this profile that the other side calls so, the first opened first: mostly one. */
    Seq<Versioned<Connection>> findByRemoteId(String profile, RemoteId remoteId);

    /**
     * Up to {@code limit} of those with a credential that is kept under another key than this, after this name, from
     * the first if there is none. They come in the order of their names' texts, so as unsigned bytes are ordered.
     */
    Seq<ConnectionId> notSealedUnder(String key, Option<ConnectionId> after, int limit);
}
