package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Rows;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The floor: one narrow row a grant, read by one statement and changed by one compare-and-set, each committed by
 * itself. No scope, no profile, no withdrawal, no event.
 */
public final class TwoStatements implements GrantKeeper {
    private static final String TABLE =
            """
            CREATE TABLE lean_grant (
                id uuid PRIMARY KEY, version bigint NOT NULL, ended boolean NOT NULL,
                refresh_locator %1$s NOT NULL UNIQUE, access_locator %1$s NOT NULL UNIQUE, generation integer NOT NULL,
                refresh_hash %1$s NOT NULL, access_hash %1$s NOT NULL, refresh_until bigint NOT NULL,
                access_until bigint NOT NULL)
            """;
    private static final String INSERT = "INSERT INTO lean_grant VALUES (?, 1, FALSE, ?, ?, 1, ?, ?, ?, ?)";
    private static final String BY_REFRESH =
            "SELECT id, version, ended, generation, refresh_hash, refresh_until FROM lean_grant WHERE refresh_locator = ?";
    private static final String BY_ACCESS =
            "SELECT ended, access_hash, access_until FROM lean_grant WHERE access_locator = ?";
    private static final String NEXT =
            """
            UPDATE lean_grant SET version = version + 1, generation = ?, refresh_hash = ?, access_hash = ?,
                refresh_until = ?, access_until = ? WHERE id = ? AND version = ?
            """;
    private static final String END =
            "UPDATE lean_grant SET version = version + 1, ended = TRUE WHERE id = ? AND version = ?";
    private static final long ACCESS = 15 * 60_000L;
    private static final long IDLE = 365 * 24 * 60 * 60_000L;

    private final DataSource source;
    private final LeanTokens tokens = new LeanTokens();

    /** Creates the table; {@code binary} is the database's type for bytes. */
    public TwoStatements(DataSource source, String binary) {
        this.source = source;
        Rows.run(source, TABLE.formatted(binary));
    }

    @Override
    public String name() {
        return "two statements";
    }

    @Override
    public Pair issue(int user) {
        var locator = tokens.random(LeanTokens.LOCATOR);
        var pair = tokens.pair(locator, 1);
        var now = System.currentTimeMillis();
        Rows.with(
                source,
                connection -> Rows.change(
                        connection,
                        INSERT,
                        UUID.randomUUID(),
                        LeanTokens.hash(locator),
                        LeanTokens.hash(LeanTokens.towardsAccess(locator)),
                        LeanTokens.hash(pair.refresh()),
                        LeanTokens.hash(pair.access()),
                        now + IDLE,
                        now + ACCESS));
        return pair;
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        var now = System.currentTimeMillis();
        var token = LeanTokens.read(held.refresh());
        return Rows.with(source, connection -> {
            var found = found(connection, token);
            if (found.filter(it -> it.opensTo(token, now)).isEmpty()) return Option.none();
            var next = tokens.pair(token.locator(), found.get().generation + 1);
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
                found.generation + 1,
                LeanTokens.hash(next.refresh()),
                LeanTokens.hash(next.access()),
                now + IDLE,
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
                        rows -> rows.next()
                                && !rows.getBoolean(1)
                                && token.is(rows.getBytes(2))
                                && now < rows.getLong(3),
                        LeanTokens.hash(token.locator())));
    }

    @Override
    public void revoke(Pair held) {
        var token = LeanTokens.read(held.refresh());
        Rows.with(source, connection -> {
            var found = found(connection, token).get();
            return Rows.change(connection, END, found.id, found.version);
        });
    }

    /** The columns of a row. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    private record Found(UUID id, long version, boolean ended, int generation, byte[] hash, long until) {
        static Found in(ResultSet rows) throws SQLException {
            return new Found(
                    rows.getObject(1, UUID.class),
                    rows.getLong(2),
                    rows.getBoolean(3),
                    rows.getInt(4),
                    rows.getBytes(5),
                    rows.getLong(6));
        }

        boolean opensTo(LeanTokens.Read token, long now) {
            return !ended && now < until && token.is(hash);
        }
    }
}
