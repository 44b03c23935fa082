package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Rows;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The floor of the whole guarantee: Tenure's own row, with its conditions, its indexes and the withdrawals of its
 * client, its user and the user everywhere, by two statements that read and write no more of it than a refresh needs.
 * The difference between this and Tenure is Tenure's code; the difference between this and two statements on a narrow
 * row is the price of the row.
 */
public final class SameRowByHand implements GrantKeeper {
    private static final String STANDING =
            """
            AND NOT EXISTS (SELECT 1 FROM tenure_withdrawal w
                WHERE w.user_id = '' AND w.client_id = g.client_id AND w.environment = g.environment
                    AND w.epoch = g.client_epoch)
            AND NOT EXISTS (SELECT 1 FROM tenure_withdrawal w
                WHERE w.user_id = g.user_id AND w.client_id = g.client_id AND w.environment = g.environment
                    AND w.epoch = g.user_epoch)
            AND NOT EXISTS (SELECT 1 FROM tenure_withdrawal w
                WHERE w.user_id = g.user_id AND w.client_id = '' AND w.environment = g.environment
                    AND w.epoch = g.everywhere_epoch)
            """;
    private static final String BY_REFRESH =
            """
            SELECT id, version, state, client_id, refresh_generation, access_generation, chain_hash, chain_deadline_at
            FROM tenure_grant g WHERE refresh_locator = ?
            """
                    + STANDING;
    private static final String BY_ACCESS =
            """
            SELECT access_hash, access_scope, access_deadline_at, previous_hash, previous_scope, previous_deadline_at
            FROM tenure_grant g WHERE access_locator = ?
            """
                    + STANDING;
    private static final String NEXT =
            """
            UPDATE tenure_grant SET version = version + 1, changed_at = ?, refresh_generation = ?, access_generation = ?,
                chain_hash = ?, chain_issued_at = ?, chain_deadline_at = ?,
                previous_hash = access_hash, previous_scope = access_scope, previous_issued_at = access_issued_at,
                previous_deadline_at = access_deadline_at, previous_deadline_cause = access_deadline_cause,
                access_hash = ?, access_issued_at = ?, access_deadline_at = ?
            WHERE id = ? AND version = ?
            """;
    private static final String END =
            """
            UPDATE tenure_grant SET version = version + 1, changed_at = ?, state = 'ENDED', cause = 'GRANT_REVOKED',
                ended_at = ?, due_at = NULL, chain_hash = NULL, chain_issued_at = NULL, chain_deadline_at = NULL,
                chain_deadline_cause = NULL, access_hash = NULL, access_scope = NULL, access_issued_at = NULL,
                previous_hash = NULL, previous_scope = NULL, previous_issued_at = NULL, previous_deadline_at = NULL,
                previous_deadline_cause = NULL
            WHERE id = ? AND version = ?
            """;
    private static final String INSERT =
            """
            INSERT INTO tenure_grant (id, version, changed_at, state, profile, environment, client_id, client_epoch,
                user_id, user_epoch, everywhere_epoch, scope, created_at, authenticated_at, refresh_locator, access_locator, refresh_generation,
                access_generation, chain_hash, chain_issued_at, chain_deadline_at, chain_deadline_cause, access_hash,
                access_scope, access_issued_at, access_deadline_at, access_deadline_cause, due_at)
            VALUES (?, 1, ?, 'REFRESHABLE', 'stitch', 'PRODUCTION', ?,
                (SELECT coalesce(max(epoch) + 1, 0) FROM tenure_withdrawal
                    WHERE user_id = '' AND client_id = ? AND environment = 'PRODUCTION'), ?,
                (SELECT coalesce(max(epoch) + 1, 0) FROM tenure_withdrawal
                    WHERE user_id = ? AND client_id = ? AND environment = 'PRODUCTION'),
                (SELECT coalesce(max(epoch) + 1, 0) FROM tenure_withdrawal
                    WHERE user_id = ? AND client_id = '' AND environment = 'PRODUCTION'),
                'accounts offline_access', ?, ?, ?, ?, 1, 1, ?, ?, ?, 'IDLE_LIFETIME_ENDED', ?, 'accounts offline_access',
                ?, ?, 'LIFETIME_ENDED', ?)
            """;
    private static final String CLIENT = "app";
    private static final long ACCESS = 15 * 60_000L;
    private static final long IDLE = 365 * 24 * 60 * 60_000L;

    private final DataSource source;
    private final LeanTokens tokens = new LeanTokens();

    /** Uses a database that has Tenure's tables. */
    public SameRowByHand(DataSource source) {
        this.source = source;
    }

    @Override
    public String name() {
        return "the same row by hand";
    }

    @Override
    public Pair issue(int user) {
        var locator = tokens.random(LeanTokens.LOCATOR);
        var pair = tokens.pair(locator, 1);
        var now = System.currentTimeMillis();
        var name = "user-" + user;
        Rows.with(
                source,
                connection -> Rows.change(
                        connection,
                        INSERT,
                        UUID.randomUUID(),
                        now,
                        CLIENT,
                        CLIENT,
                        name,
                        name,
                        CLIENT,
                        name,
                        now,
                        now,
                        LeanTokens.hash(locator),
                        LeanTokens.hash(LeanTokens.towardsAccess(locator)),
                        LeanTokens.hash(pair.refresh()),
                        now,
                        now + IDLE,
                        LeanTokens.hash(pair.access()),
                        now,
                        now + ACCESS,
                        now + IDLE));
        return pair;
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        var now = System.currentTimeMillis();
        var token = LeanTokens.read(held.refresh());
        return Rows.with(source, connection -> {
            var found = found(connection, token);
            if (found.filter(it -> it.opensTo(token, now)).isEmpty()) return Option.none();
            var next = tokens.pair(token.locator(), found.get().refreshGeneration + 1);
            return Option.when(isReplaced(connection, found.get(), next, now), next);
        });
    }

    private static Option<Found> found(Connection connection, LeanTokens.Read token) throws SQLException {
        return Rows.read(
                connection,
                BY_REFRESH,
                rows -> rows.next() ? Option.of(Found.in(rows)) : Option.none(),
                LeanTokens.hash(token.locator()));
    }

    private static boolean isReplaced(Connection connection, Found found, Pair next, long now) throws SQLException {
        var changed = Rows.change(
                connection,
                NEXT,
                now,
                found.refreshGeneration + 1,
                found.accessGeneration + 1,
                LeanTokens.hash(next.refresh()),
                now,
                now + IDLE,
                LeanTokens.hash(next.access()),
                now,
                now + ACCESS,
                found.id,
                found.version);
        return changed == 1;
    }

    @Override
    public boolean authenticate(String access) {
        var now = System.currentTimeMillis();
        var token = LeanTokens.read(access);
        return Rows.with(
                source,
                connection -> Rows.read(
                        connection,
                        BY_ACCESS,
                        rows -> rows.next() && (opens(rows, 1, token, now) || opens(rows, 4, token, now)),
                        LeanTokens.hash(token.locator())));
    }

    private static boolean opens(ResultSet rows, int from, LeanTokens.Read token, long now) throws SQLException {
        var hash = rows.getBytes(from);
        return hash != null
                && token.is(hash)
                && rows.getString(from + 1).contains("accounts")
                && now < rows.getLong(from + 2);
    }

    @Override
    public void revoke(Pair held) {
        var now = System.currentTimeMillis();
        var token = LeanTokens.read(held.refresh());
        Rows.with(source, connection -> {
            var found = found(connection, token).get();
            return Rows.change(connection, END, now, now, found.id, found.version);
        });
    }

    /** The columns of a row. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    private record Found(
            UUID id,
            long version,
            String state,
            String client,
            int refreshGeneration,
            int accessGeneration,
            byte[] hash,
            long until) {
        static Found in(ResultSet rows) throws SQLException {
            return new Found(
                    rows.getObject(1, UUID.class),
                    rows.getLong(2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getInt(5),
                    rows.getInt(6),
                    rows.getBytes(7),
                    rows.getLong(8));
        }

        boolean opensTo(LeanTokens.Read token, long now) {
            return state.equals("REFRESHABLE") && client.equals(CLIENT) && now < until && token.is(hash);
        }
    }
}
