package dev.tenure.jdbc.store;

import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.jdbc.rows.GrantTable;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** Grants over JDBC: one row each, and no rows for tokens. */
public final class JdbcGrantRepository extends JdbcExpiringRepository<GrantId, Grant> implements GrantRepository {
    private static final String REFRESH_LOCATOR = "refresh_locator";
    private static final String ACCESS_LOCATOR = "access_locator";
    private static final String ERASE =
            """
            UPDATE tenure_grant SET retry_hash = NULL, retry_pair = NULL, retry_until = NULL WHERE id IN (
                SELECT id FROM tenure_grant WHERE retry_until <= ? ORDER BY retry_until LIMIT ?)
              AND retry_until <= ?
            """;

    private final String byRefreshLocator;
    private final String byAccessLocator;

    public JdbcGrantRepository(Database database, EventFilter filter) {
        super(database, new GrantTable(), GrantId::value, filter);
        this.byRefreshLocator = queries.by(REFRESH_LOCATOR);
        this.byAccessLocator = queries.by(ACCESS_LOCATOR);
    }

    @Override
    public Option<Versioned<Grant>> locate(ParsedToken token) {
        var isChained = token.kind().isChained();
        var locator = ColumnValue.of(
                isChained ? REFRESH_LOCATOR : ACCESS_LOCATOR, token.locator().bytes());
        return only(database.read(isChained ? byRefreshLocator : byAccessLocator, List.of(locator), this::read));
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, UserId user, Instant now, Option<GrantId> before, int limit) {
        return newest(List.of(ColumnValue.of("environment", environment), of(user)), now, before, limit);
    }

    @Override
    public Seq<Either<Unreadable, Versioned<Grant>>> findByUser(
            Environment environment, ClientId client, UserId user, Instant now, Option<GrantId> before, int limit) {
        var ofClient = ColumnValue.of("client_id", client.value());
        return newest(List.of(ColumnValue.of("environment", environment), ofClient, of(user)), now, before, limit);
    }

    private static ColumnValue of(UserId user) {
        return ColumnValue.of("user_id", user.value());
    }

    private Seq<Either<Unreadable, Versioned<Grant>>> newest(
            Seq<ColumnValue> values, Instant now, Option<GrantId> before, int limit) {
        var columns = values.map(ColumnValue::column);
        var sql = before.isEmpty() ? queries.newestPage(columns) : queries.nextNewestPage(columns);
        var keys = values.append(ColumnValue.of("now", now))
                .appendAll(before.map(id -> ColumnValue.of("id", id.value())))
                .append(ColumnValue.of("limit", limit));
        return reported(database.read(sql, keys, this::read));
    }

    @Override
    public int purgeSpent(Instant spentSince, int limit) {
        return bulk(queries.purging("spent_at"), spentSince, limit);
    }

    @Override
    public int eraseSeals(Instant now, int limit) {
        return bulk(ERASE, now, limit);
    }
}
