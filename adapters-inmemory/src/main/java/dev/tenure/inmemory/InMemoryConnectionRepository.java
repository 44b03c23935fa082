package dev.tenure.inmemory;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Connections, also found by the provider's id and by the key that seals them. */
final class InMemoryConnectionRepository extends InMemoryExpiringRepository<ConnectionId, Connection>
        implements ConnectionRepository {
    private final ConcurrentSkipListMap<Call, ConnectionId> called =
            new ConcurrentSkipListMap<>(Call.FIRST_OPENED_FIRST);
    private final ConcurrentSkipListMap<ConnectionId, String> keys =
            new ConcurrentSkipListMap<>(Comparator.comparing(ConnectionId::text));

    InMemoryConnectionRepository(InMemoryOutbox outbox) {
        super(outbox);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Connection>>> findByRemoteId(
            Environment environment, String profile, RemoteId remoteId, Option<ConnectionId> after, int limit) {
        return placeOf(after)
                .map(place -> from(new Call(environment, profile, remoteId, place), limit))
                .getOrElse(Vector.empty());
    }

    private Vector<Either<Unreadable, Versioned<Connection>>> from(Call first, int limit) {
        var remoteId = first.remoteId();
        return Vector.ofAll(called.subMap(first, false, first.last(), true).values().stream()
                .flatMap(id -> row(id).toJavaStream())
                .filter(row -> row.state().data().remoteId().contains(remoteId))
                .limit(limit)
                .map(row -> Either.right(versioned(row))));
    }

    @Override
    public Seq<ConnectionId> notSealedUnder(
            Environment environment, String key, Option<ConnectionId> after, int limit) {
        var rest = after.<SortedMap<ConnectionId, String>>fold(() -> keys, last -> keys.tailMap(last, false));
        return Vector.ofAll(rest.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .filter(id -> row(id).exists(row -> row.state().environment() == environment))
                .limit(limit));
    }

    @Override
    void arrange(Option<Row<Connection>> before, Row<Connection> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        var call = callOf(after);
        before.flatMap(InMemoryConnectionRepository::callOf)
                .filter(it -> !call.contains(it))
                .forEach(called::remove);
        call.forEach(it -> called.put(it, after.state().id()));
        keep(after.state());
    }

    private void keep(Connection connection) {
        var vaulted = connection.sealedCredential();
        if (vaulted.isEmpty()) keys.remove(connection.id());
        else keys.put(connection.id(), vaulted.get().key());
    }

    @Override
    void forget(Row<Connection> row) {
        super.forget(row);
        callOf(row).forEach(called::remove);
        keys.remove(row.state().id());
    }

    private static Option<Call> callOf(Row<Connection> row) {
        var data = row.state().data();
        return data.remoteId()
                .map(remoteId ->
                        new Call(data.environment(), data.configuration().profile(), remoteId, row.place()));
    }

    /** A provider's id, and the connection's place among all with the same id. */
    private record Call(Environment environment, String profile, RemoteId remoteId, long place) {
        private static final Comparator<Call> FIRST_OPENED_FIRST = Comparator.comparing(Call::environment)
                .thenComparing(Call::profile)
                .thenComparing(call -> call.remoteId().value())
                .thenComparing(Call::place);

        Call last() {
            return new Call(environment, profile, remoteId, Long.MAX_VALUE);
        }
    }
}
