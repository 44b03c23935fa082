package dev.tenure.port.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The repository of connections, whose tokens the vault has sealed. */
public interface ConnectionRepository extends ExpiringRepository<ConnectionId, Connection> {
    /**
     * Returns up to {@code limit} of an environment's connections that {@link ConnectionFilter#mayMatch may match} at
     * this instant, after this id, from the first if there is none; the id need not be stored any more. They come in
     * the order of their ids' texts, compared as unsigned bytes. A connection whose stored due instant is earlier than
     * its own may be among them. One that cannot be read is reported in its place, as far as the filter's attributes
     * are stored beside it, and hides no other.
     */
    Seq<Either<Unreadable, Versioned<Connection>>> list(
            Environment environment, ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit);

    /**
     * Returns up to {@code limit} of an environment's connections whose credential is sealed under another key than
     * this, after this id, from the first if there is none. They come in the order of their ids' texts, compared as
     * unsigned bytes.
     */
    Seq<ConnectionId> notSealedUnder(Environment environment, String key, Option<ConnectionId> after, int limit);

    /**
     * Returns up to {@code limit} of an environment's connections that are to be renewed by now, the earliest first,
     * after this one, from the first if there is none. The cost is in proportion to the number returned.
     */
    Seq<DueRenewal> dueForRenewal(Environment environment, Instant now, Option<DueRenewal> after, int limit);
}
