package dev.tenure.jdbc.store;

import dev.tenure.connection.Connection;
import dev.tenure.connection.ConnectionId;
import dev.tenure.jdbc.rows.ConnectionQuery;
import dev.tenure.jdbc.rows.ConnectionTable;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Connections over JDBC: one row each, with the sealed tokens. */
public final class JdbcConnectionRepository extends JdbcExpiringRepository<ConnectionId, Connection>
        implements ConnectionRepository {
    private static final String NOT_UNDER =
            "SELECT id FROM tenure_connection WHERE environment = ? AND vault_key <> ? ";
    private static final String DUE =
            "SELECT renew_at, id FROM tenure_connection WHERE environment = ? AND renew_at <= ? ";
    private static final String EARLIEST_FIRST = "ORDER BY renew_at, id LIMIT ?";
    private static final String IN_ORDER = "ORDER BY id LIMIT ?";

    public JdbcConnectionRepository(Database database, EventFilter filter) {
        super(database, new ConnectionTable(), ConnectionId::value, filter);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Connection>>> list(
            Environment environment, ConnectionFilter filter, Instant now, Option<ConnectionId> after, int limit) {
        var query = ConnectionQuery.of(environment, filter, now, after, limit);
        return reported(database.read(query.sql(), query.values(), this::read));
    }

    @Override
    public Seq<ConnectionId> notSealedUnder(
            Environment environment, String key, Option<ConnectionId> after, int limit) {
        var rest = after.fold(() -> "", last -> "AND id > ? ");
        var values = List.of(ColumnValue.of("environment", environment), ColumnValue.of("vault_key", key))
                .appendAll(after.map(last -> ColumnValue.of("id", last.value())))
                .append(ColumnValue.of("limit", limit));
        return database.read(NOT_UNDER + rest + IN_ORDER, values, JdbcConnectionRepository::names);
    }

    @Override
    public Seq<DueRenewal> dueForRenewal(Environment environment, Instant now, Option<DueRenewal> after, int limit) {
        var rest = after.fold(() -> "", last -> "AND (renew_at, id) > (?, ?) ");
        var values = List.of(ColumnValue.of("environment", environment), ColumnValue.of("renew_at", now))
                .appendAll(after.toList()
                        .flatMap(last -> List.of(
                                ColumnValue.of("renew_at", last.at()),
                                ColumnValue.of("id", last.id().value()))))
                .append(ColumnValue.of("limit", limit));
        return database.read(DUE + rest + EARLIEST_FIRST, values, JdbcConnectionRepository::renewals);
    }

    private static Seq<DueRenewal> renewals(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        var due = Vector.<DueRenewal>empty();
        while (rows.next()) due = due.append(new DueRenewal(row.time("renew_at"), new ConnectionId(row.uuid("id"))));
        return due;
    }

    private static Seq<ConnectionId> names(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        var names = Vector.<ConnectionId>empty();
        while (rows.next()) names = names.append(new ConnectionId(row.uuid("id")));
        return names;
    }
}
