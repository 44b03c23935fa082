package dev.tenure.inmemory;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Connections, also listed by a filter and by the key that seals them, in the order of their ids. */
final class InMemoryConnectionRepository extends InMemoryExpiringRepository<ConnectionId, Connection>
        implements ConnectionRepository {
    private static final Comparator<ConnectionId> BY_TEXT = Comparator.comparing(ConnectionId::text);

    private final ConcurrentSkipListSet<ConnectionId> all = new ConcurrentSkipListSet<>(BY_TEXT);
    private final ConcurrentSkipListMap<ConnectionId, String> keys = new ConcurrentSkipListMap<>(BY_TEXT);
    private final ConcurrentSkipListSet<DueRenewal> renewals = new ConcurrentSkipListSet<>();

    InMemoryConnectionRepository(InMemoryOutbox outbox) {
        super(outbox);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Connection>>> list(
            Environment environment, ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit) {
        var rest = after.<SortedSet<ConnectionId>>fold(() -> all, last -> all.tailSet(last, false));
        return Vector.ofAll(rest.stream()
                .flatMap(id -> row(id).toJavaStream())
                .filter(row -> row.state().environment() == environment && filter.mayMatch(row.state(), now))
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
    public Seq<DueRenewal> dueForRenewal(Environment environment, Instant now, Option<DueRenewal> after, int limit) {
        var rest = after.<SortedSet<DueRenewal>>fold(() -> renewals, last -> renewals.tailSet(last, false));
        return Vector.ofAll(rest.stream()
                .takeWhile(due -> !due.at().isAfter(now))
                .filter(due -> row(due.id()).exists(row -> row.state().environment() == environment))
                .limit(limit));
    }

    private static Option<DueRenewal> renewalOf(Connection connection) {
        return connection.renewsAt().map(at -> new DueRenewal(at, connection.id()));
    }

    @Override
    void arrange(Option<Row<Connection>> before, Row<Connection> after, Seq<Token> issued) {
        super.arrange(before, after, issued);
        all.add(after.state().id());
        before.map(Row::state).flatMap(InMemoryConnectionRepository::renewalOf).forEach(renewals::remove);
        renewalOf(after.state()).forEach(renewals::add);
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
        all.remove(row.state().id());
        keys.remove(row.state().id());
        renewalOf(row.state()).forEach(renewals::remove);
    }
}
