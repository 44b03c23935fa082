package dev.tenure.port.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The connections. Their tokens come and go as the vault sealed them. */
public interface ConnectionRepository extends ExpiringRepository<ConnectionId, Connection> {
    /**
     * A page of up to {@code limit} connections of this profile that the other side calls so, mostly one; the first opened
     * first: from the beginning, or those opened after this one. Empty if that one is not stored any more.
     */
    Seq<Versioned<Connection>> findByRemoteId(String profile, RemoteId remoteId, Option<ConnectionId> after, int limit);

    /**
     * Up to {@code limit} of those with a credential that is kept under another key than this, after this name, from
     * the first if there is none. They come in the order of their names' texts, so as unsigned bytes are ordered.
     */
    Seq<ConnectionId> notSealedUnder(String key, Option<ConnectionId> after, int limit);
}
