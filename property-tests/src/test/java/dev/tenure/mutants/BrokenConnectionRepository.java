package dev.tenure.mutants;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** The same of connections. */
final class BrokenConnectionRepository extends BrokenExpiringRepository<ConnectionId, Connection>
        implements ConnectionRepository {
    private final ConnectionRepository sound;

    BrokenConnectionRepository(ConnectionRepository sound, Fault fault) {
        super(sound, Connection::id, fault);
        this.sound = sound;
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Connection>>> list(
            Environment environment, ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit) {
        return fault().list(sound, environment, filter, now, after, limit);
    }

    @Override
    public Seq<ConnectionId> notSealedUnder(
            Environment environment, String key, Option<ConnectionId> after, int limit) {
        return sound.notSealedUnder(environment, key, after, limit);
    }

    @Override
    public Seq<DueRenewal> dueForRenewal(Environment environment, Instant now, Option<DueRenewal> after, int limit) {
        return fault().dueForRenewal(sound, environment, now, after, limit);
    }
}
