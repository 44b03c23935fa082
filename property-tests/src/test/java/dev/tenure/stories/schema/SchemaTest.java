package dev.tenure.stories.schema;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.connection.ConnectionId;
import dev.tenure.connection.RemoteId;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Databases;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.port.store.ConnectionRepository;
import dev.tenure.port.store.DueRenewal;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.SampleConnections;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables have an index for every query, and refuse impossible rows. On each database all of it is tried on the
 * same rows, which no query and no refused statement changes.
 */
@ParameterizedClass
@EnumSource(names = {"H2_IN_MEMORY", "POSTGRESQL"})
class SchemaTest {
    private static final Map<Databases, There> THERE = new ConcurrentHashMap<>();

    private final There there;

    SchemaTest(Databases database) {
        this.there = THERE.computeIfAbsent(database, There::of);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tenure_item SET access_generation = 0 WHERE state = 'ACTIVE'",
                "UPDATE tenure_item SET access_generation = 1 WHERE state = 'PENDING'",
                "UPDATE tenure_item SET state = 'UNHEARD_OF'",
                "UPDATE tenure_item SET aging_cause = NULL WHERE aging_at IS NOT NULL",
                "UPDATE tenure_item SET cause = NULL WHERE state = 'REMOVED'",
                "UPDATE tenure_item SET due_at = 1 WHERE state = 'REMOVED'",
                "UPDATE tenure_item SET abandoned_at = NULL WHERE state = 'PENDING'",
                "UPDATE tenure_item SET consent_at = NULL, consent_warns_at = 1",
                "UPDATE tenure_item SET disconnect_at = 1",
                "UPDATE tenure_item SET version = 0",
                "UPDATE tenure_item SET user_id = NULL, user_epoch = 1",
                "UPDATE tenure_item SET retry_until = 1",
                "UPDATE tenure_item SET retry_hash = (SELECT hash FROM tenure_token LIMIT 1), retry_access = (SELECT hash FROM tenure_token LIMIT 1), retry_until = 1 WHERE state = 'PENDING'",
                "UPDATE tenure_item SET retry_hash = (SELECT hash FROM tenure_token LIMIT 1), retry_access = (SELECT hash FROM tenure_token LIMIT 1), retry_until = 1 WHERE state = 'REMOVED'",
                "UPDATE tenure_account SET cause = 'ACCOUNT_CLOSED'",
                "UPDATE tenure_link SET sealed = NULL WHERE state = 'SUCCEEDED'",
                "UPDATE tenure_link SET ended_at = 1",
                "UPDATE tenure_token SET one_of = 'ACCESS', generation = 1 WHERE kind = 'PUBLIC'",
                "UPDATE tenure_token SET link_id = NULL, item_id = NULL",
                "UPDATE tenure_token SET processor = 'partner' WHERE kind = 'ACCESS'",
                "UPDATE tenure_event SET effective_at = recorded_at + 1",
                "UPDATE tenure_event SET aggregate_kind = 'item', aggregate_id = 'one', version = 1, ordinal = 0",
                "UPDATE tenure_event SET stream = -1",
                "UPDATE tenure_stream SET aggregate_kind = 'item', aggregate_id = 'one'",
                "UPDATE tenure_stream SET fencing_token = 1",
                "UPDATE tenure_stream SET claimable_from = NULL WHERE parked_at IS NULL",
                "UPDATE tenure_stream SET claimable_from = 1 WHERE parked_at IS NOT NULL",
                "UPDATE tenure_stream SET failed = 0 WHERE parked_at IS NOT NULL",
                "UPDATE tenure_stream SET failed = -1 WHERE parked_at IS NULL",
                "DELETE FROM tenure_stream",
                "UPDATE tenure_grant SET chain_hash = NULL WHERE state = 'REFRESHABLE'",
                "UPDATE tenure_grant SET refresh_locator = NULL WHERE state = 'AUTHORIZED'",
                "UPDATE tenure_grant SET chain_deadline_at = NULL, chain_deadline_cause = NULL WHERE state = 'AUTHORIZED'",
                "UPDATE tenure_grant SET access_locator = NULL WHERE state = 'REFRESHABLE'",
                "UPDATE tenure_grant SET refresh_generation = 0 WHERE state = 'REFRESHABLE'",
                "UPDATE tenure_grant SET access_generation = -1",
                "UPDATE tenure_grant SET cause = NULL WHERE state = 'ENDED'",
                "UPDATE tenure_grant SET due_at = 1 WHERE state = 'ENDED'",
                "UPDATE tenure_grant SET spent_at = 1 WHERE state = 'REFRESHABLE'",
                "UPDATE tenure_grant SET retry_until = 1",
                "UPDATE tenure_connection SET state = 'UNHEARD_OF'",
                "UPDATE tenure_connection SET version = 0",
                "UPDATE tenure_connection SET environment = 'MOON'",
                "UPDATE tenure_connection SET state = 'AWAITING_AUTHORIZATION', window_ends_at = NULL, trouble_source = NULL, trouble_failures = NULL, trouble_asks_at = NULL, trouble_until = NULL, due_at = NULL, renew_at = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET (vault_key, access_sealed, acceptance) = (SELECT vault_key, access_sealed, acceptance FROM tenure_connection WHERE state = 'CONNECTED') WHERE state = 'UNAUTHENTICATED'",
                "UPDATE tenure_connection SET access_sealed = NULL, refresh_sealed = NULL, vault_key = NULL, acceptance = NULL, safe_until = NULL, expires_at = NULL WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_sealed = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET refresh_sealed = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET cause = 'ITEM_GONE' WHERE state = 'CLOSED'",
                "UPDATE tenure_connection SET vault_key = NULL WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET vault_key = 'k' WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET acceptance = NULL WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET acceptance = 'UNHEARD_OF' WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_sealed = (SELECT refresh_sealed FROM tenure_connection WHERE state = 'CONNECTED') WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET safe_until = 1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET expires_at = 1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET credential_version = 0 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET credential_version = -1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET health_version = -1",
                "UPDATE tenure_connection SET leases = -1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET leases = 0 WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET update_cause = 'MFA_CHANGED' WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET update_cause = NULL, update_url = NULL WHERE state = 'NEEDS_UPDATE'",
                "UPDATE tenure_connection SET update_url = 'https://example.com/' WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_send_by = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_lapses_at = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_retry_at = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_send_by = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET lease_lapses_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET lease_retry_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET lease_send_by = lease_lapses_at WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_retry_at = lease_lapses_at WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_asks_at = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET lease_asks_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET window_ends_at = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET window_ends_at = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET window_ends_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET earlier_window_ends_at = 1 WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_source = 'UNHEARD_OF' WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_failures = 0 WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_failures = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_asks_at = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_until = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_source = NULL, trouble_failures = NULL, trouble_asks_at = NULL, trouble_until = NULL WHERE state = 'IN_DOUBT'",
                "UPDATE tenure_connection SET trouble_until = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET exchange_token = refresh_sealed WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET exchange_lapses_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_renews_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_warns_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_ends_at = 1 WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET refresh_renews_at = 1, refresh_warns_at = 1, refresh_ends_at = 1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET cause = NULL WHERE state = 'UNAUTHENTICATED'",
                "UPDATE tenure_connection SET cause = 'CONNECTION_CLOSED' WHERE state = 'CONNECTED'",
                "UPDATE tenure_connection SET ended_at = NULL WHERE state = 'CLOSED'",
                "UPDATE tenure_connection SET ended_at = 1 WHERE state = 'UNAUTHENTICATED'",
                "UPDATE tenure_connection SET due_at = 1 WHERE state = 'CLOSED'",
                "UPDATE tenure_connection SET due_at = NULL WHERE state = 'REFRESHING'",
                "UPDATE tenure_connection SET due_at = 1 WHERE state = 'UNAUTHENTICATED'",
                "UPDATE tenure_connection SET renew_at = 1 WHERE state = 'UNAUTHENTICATED'",
                "UPDATE tenure_connection SET renew_at = 1 WHERE state = 'CLOSED'",
                "UPDATE tenure_connection SET renew_at = 1 WHERE state = 'AWAITING_AUTHORIZATION'",
                "UPDATE tenure_connection SET renew_at = NULL WHERE state = 'REFRESHING'",
                "INSERT INTO tenure_withdrawal (user_id, client_id, environment, epoch, cause, withdrawn_at) VALUES ('', 'a', 'SANDBOX', -1, 'FRAUD', 1)",
                "INSERT INTO tenure_withdrawal (user_id, client_id, environment, epoch, cause, withdrawn_at) VALUES ('', '', 'SANDBOX', 0, 'FRAUD', 1)",
                "INSERT INTO tenure_withdrawal (user_id, client_id, environment, epoch, cause, withdrawn_at) VALUES ('', 'a', 'MOON', 0, 'FRAUD', 1)",
                "UPDATE tenure_grant SET everywhere_epoch = -1",
                "UPDATE tenure_item SET user_id = NULL, everywhere_epoch = 1",
                "INSERT INTO tenure_last_run (last_at, one) VALUES (1, 2)",
                "INSERT INTO tenure_last_run (last_at) VALUES (1)",
                "UPDATE tenure_last_run SET last_at = NULL",
                "UPDATE tenure_account SET item_id = '00000000-0000-0000-0000-000000000000'",
                "UPDATE tenure_token SET item_id = '00000000-0000-0000-0000-000000000000' WHERE item_id IS NOT NULL",
                "UPDATE tenure_token SET link_id = '00000000-0000-0000-0000-000000000000' WHERE link_id IS NOT NULL"
            })
    void impossibleRowsAreRefused(String wrong) {
        assertThatThrownBy(() -> new JdbcTemplate(there.pool).update(wrong))
                .cause()
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .startsWith("23"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "t.hash = ?; tenure_token_pkey|primary_key\\w*: hash",
                "o.refresh_locator = ?; refresh_locator_key|: refresh_locator =",
                "o.access_locator = ?; access_locator_key|: access_locator =",
                "o.refresh_locator = ?; tenure_withdrawal_pkey on [^\\n]*\\n[^\\n]*client_id[^\\n]*environment[^\\n]*epoch|primary_key\\w*: user_id = any",
                "tenure_item WHERE due_at <= ?; tenure_item_due",
                "tenure_grant WHERE due_at <= ?; tenure_grant_due",
                "tenure_connection WHERE due_at <= ?; tenure_connection_due",
                "tenure_link o WHERE o.deadline_at <= ?; tenure_link_ended",
                "tenure_item o WHERE o.ended_at <= ?; tenure_item_ended",
                "tenure_item WHERE retry_until <= ? ORDER BY; tenure_item_sealed",
                "tenure_grant WHERE retry_until <= ? ORDER BY; tenure_grant_sealed",
                "tenure_grant o WHERE o.ended_at <= ?; tenure_grant_ended",
                "tenure_grant o WHERE o.spent_at <= ?; tenure_grant_spent",
                "tenure_connection o WHERE o.ended_at <= ?; tenure_connection_ended",
                "stream IS NULL ORDER BY; tenure_event_arrived|constraint_index\\w*: stream is null",
                "claimable_from <= ? ORDER BY; tenure_stream_claimable",
                "s.id IN (; tenure_stream_pkey|primary_key",
                "s.id IN (; tenure_event_pkey|primary_key",
                "parked_at IS NOT NULL AND; tenure_stream_parked|s.fencing_token > ",
                "reference = ? ORDER BY id; tenure_connection_by_reference",
                "reference = ? AND id > ?; tenure_connection_by_reference",
                "remote_id = ? ORDER BY id; tenure_connection_by_remote_id",
                "remote_id = ? AND id > ?; tenure_connection_by_remote_id",
                "needs_user ORDER BY id; tenure_connection_needing_user",
                "needs_user ORDER BY id; tenure_connection_due|tenure_connection_sealed: (id|environment)",
                "id > ? AND needs_user; tenure_connection_needing_user",
                "blocked AND state; tenure_connection_blocked",
                "user_id = ? ORDER BY place; tenure_item_by_user",
                "user_id = ? AND place >; tenure_item_by_user",
                "AND user_id = ? AND ended_at IS NULL AND (spent_at IS NULL OR spent_at > ?) ORDER BY; tenure_grant_by_(user|client)",
                "AND user_id = ? AND ended_at IS NULL AND (spent_at IS NULL OR spent_at > ?) AND place <; tenure_grant_by_(user|client)",
                "client_id = ? AND user_id = ? AND ended_at IS NULL AND (spent_at IS NULL OR spent_at > ?) ORDER BY; tenure_grant_by_client|tenure_grant_by_user: environment",
                "client_id = ? AND user_id = ? AND ended_at IS NULL AND (spent_at IS NULL OR spent_at > ?) AND place <; tenure_grant_by_client|tenure_grant_by_user: environment",
                "renew_at <= ? ORDER BY; tenure_connection_renewal",
                "(renew_at, id) > (?, ?); tenure_connection_renewal",
                "vault_key <> ? ORDER BY; tenure_connection_sealed|primary_key",
                "vault_key <> ? AND id > ?; tenure_connection_sealed|primary_key\\w*: id >"
            })
    void frequentQueriesHaveAnIndex(String condition, String index) {
        var asked = there.counting.asked().stream()
                .filter(sql -> sql.contains(condition))
                .findFirst()
                .orElseThrow();
        assertThat(planOf(asked, parametersOf(condition, asked)).toLowerCase(Locale.ROOT))
                .containsPattern(index);
    }

    private Object[] parametersOf(String condition, String asked) {
        if (condition.contains("renew_at <=")) return new Object[] {"SANDBOX", 1L, 1};
        if (condition.contains("(renew_at")) return new Object[] {"SANDBOX", 1L, 1L, new UUID(1, 1), 1};
        if (condition.contains("stream IS NULL")) return new Object[] {1};
        if (condition.contains("claimable_from"))
            return isPostgresql() ? new Object[] {0L, 1, 0L} : new Object[] {0L, 1};
        if (condition.contains("s.id IN"))
            return asked.chars().filter(it -> it == '?').mapToObj(it -> 1L).toArray();
        if (condition.contains("parked_at")) return new Object[] {0L, 1};
        if (asked.contains("DELETE") || asked.contains("UPDATE tenure")) return new Object[] {1L, 1, 1L};
        if (asked.contains("page_id FROM tenure_connection")) return ofAList(asked);
        if (condition.contains("due_at")) return new Object[] {1L, 1};
        if (asked.contains("spent_at > ?")) return ofAUsersGrants(asked);
        if (condition.contains("AND place >")) return new Object[] {"SANDBOX", "plaid", "item", new UUID(1, 1), 1};
        if (condition.contains("ORDER BY place")) return new Object[] {"SANDBOX", "plaid", "item", 1};
        if (condition.contains("id >")) return new Object[] {"SANDBOX", "other", new UUID(1, 1), 1};
        if (condition.contains("vault_key")) return new Object[] {"SANDBOX", "other", 1};
        return new Object[] {new byte[32]};
    }

    /** The parameters of a list of connections, by the columns that they are compared with. */
    private static Object[] ofAList(String asked) {
        return Pattern.compile("(\\w+) (?:=|>|<=)? ?\\?")
                .matcher(asked)
                .results()
                .<Object>map(parameter -> switch (parameter.group(1)) {
                    case "environment" -> "SANDBOX";
                    case "id" -> new UUID(1, 1);
                    case "due_at" -> 1L;
                    case "LIMIT" -> 1;
                    default -> "one";
                })
                .toArray();
    }

    private static Object[] ofAUsersGrants(String asked) {
        var parameters = List.<Object>of("SANDBOX", "user", 1L, new UUID(1, 1), 1);
        var ofPage = asked.contains("place <") ? parameters : parameters.removeAt(3);
        return (asked.contains("client_id = ?") ? ofPage.insert(1, "client") : ofPage).toJavaArray();
    }

    private boolean isPostgresql() {
        return isPostgresql(there.pool);
    }

    private static boolean isPostgresql(HikariDataSource pool) {
        return pool.getJdbcUrl().contains("postgresql");
    }

    /** The query plan. PostgreSQL is asked not to read a small table whole, although that is faster. */
    private String planOf(String sql, Object... parameters) {
        var database = new JdbcTemplate(there.pool);
        if (isPostgresql()) database.execute("SET enable_seqscan = off");
        return String.join("\n", database.queryForList("EXPLAIN " + sql, String.class, parameters));
    }

    /** A database with every kind of row, and the queries that were run on them. */
    private record There(HikariDataSource pool, Counting counting) {
        /** Withdraws so many clients that PostgreSQL's choice of a plan is that of a table in use. */
        private static void fillWithdrawals(HikariDataSource pool) {
            Databases.run(
                    pool,
                    """
                    INSERT INTO tenure_withdrawal (user_id, client_id, environment, epoch, cause, withdrawn_at)
                    SELECT '', 'client-' || number, 'SANDBOX', 0, 'FRAUD', 1 FROM generate_series(1, 20000) number
                    """);
            Databases.run(pool, "ANALYZE tenure_withdrawal");
        }

        /** Opens so many connections that one of a reference, and one that needs its user, is rare. */
        private static void fillConnections(HikariDataSource pool) {
            Databases.run(
                    pool,
                    """
                    INSERT INTO tenure_connection (id, version, changed_at, state, profile, environment, scope, reference,
                        remote_id, credential_version, leases, health_version, blocked, by_app, announced_ends)
                    SELECT CAST('00000000-0000-4000-8000-' || lpad(CAST(number AS varchar(12)), 12, '0') AS uuid), 1, 1,
                        'AWAITING_AUTHORIZATION', 'plaid', 'SANDBOX', '', 'reference-' || number, 'item-' || number,
                        0, 0, 0, FALSE, FALSE, ''
                    FROM %s
                    """
                            .formatted(
                                    isPostgresql(pool)
                                            ? "generate_series(1, 20000) number"
                                            : "system_range(1, 20000) numbers (number)"));
            Databases.run(pool, (isPostgresql(pool) ? "ANALYZE " : "ANALYZE TABLE ") + "tenure_connection");
        }

        private static void list(ConnectionRepository connections, Option<ConnectionId> after) {
            var all = ConnectionFilter.all();
            for (var filter : List.of(
                    all.ofReference("one"),
                    all.ofRemoteId(new RemoteId("one")),
                    all.needingUser(),
                    all.ofProfile(Plaid.PLAID).blocked()))
                connections.list(Environment.SANDBOX, filter, World.START, after, 9);
        }

        static There of(Databases database) {
            var pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
            var counting = new Counting(pool);
            var store = JdbcStore.owning(counting.source(), EventFilter.everything());
            var world = World.over(store);
            var access = world.exchanged().accessToken().reveal();
            var removed = world.exchanged();
            world.linked();
            world.tenure().items().remove(removed.item(), Removal.because(RemovalReason.ITEM_REMOVED));
            var grants = world.tenure().grants();
            var asked = NewGrant.of(
                    World.STRICT,
                    CLIENT,
                    World.USER,
                    Scope.parse("read offline_access").get());
            grants.authorize(asked);
            var tokens = grants.issue(asked).get();
            grants.end(grants.issue(asked).get().grant(), GrantEndReason.GRANT_REVOKED);
            var connection = SampleConnections.ofEachState()
                    .map(it -> SampleConnections.stored(store, it))
                    .last();
            counting.asked().clear();
            list(store.connections(), Option.none());
            list(store.connections(), Option.of(connection.state().id()));
            store.items().findByUser(Environment.SANDBOX, CLIENT, World.USER, Option.none(), 9);
            store.items().findByUser(Environment.SANDBOX, CLIENT, World.USER, Option.of(removed.item()), 9);
            store.connections().notSealedUnder(Environment.SANDBOX, "other", Option.none(), 9);
            store.connections()
                    .notSealedUnder(
                            Environment.SANDBOX,
                            "other",
                            Option.of(connection.state().id()),
                            9);
            var now = World.START;
            var renewal = new DueRenewal(now, connection.state().id());
            store.connections().dueForRenewal(Environment.SANDBOX, now, Option.none(), 9);
            store.connections().dueForRenewal(Environment.SANDBOX, now, Option.of(renewal), 9);
            var all = store.grants();
            all.findByUser(Environment.SANDBOX, World.USER, now, Option.none(), 9);
            all.findByUser(Environment.SANDBOX, World.USER, now, Option.of(tokens.grant()), 9);
            all.findByUser(Environment.SANDBOX, CLIENT, World.USER, now, Option.none(), 9);
            all.findByUser(Environment.SANDBOX, CLIENT, World.USER, now, Option.of(tokens.grant()), 9);
            grants.authenticate(tokens.access(), Scope.empty());
            grants.refresh(CLIENT, tokens.refresh().get());
            world.tenure().items().authenticate(CLIENT, Secret.of(access), Purpose.DATA);
            world.tenure().sweeper().sweep(10);
            world.tenure().sweeper().purge(10);
            var outbox = store.outbox();
            outbox.park(outbox.claim(World.START, World.START, 2).head(), World.START);
            outbox.parked(Option.none(), 9);
            if (database == Databases.POSTGRESQL) fillWithdrawals(pool);
            fillConnections(pool);
            return new There(pool, counting);
        }
    }
}
