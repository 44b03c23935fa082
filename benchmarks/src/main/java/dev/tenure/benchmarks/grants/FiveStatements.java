package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Rows;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The usual design: a row for each token, and five statements in a transaction, which lock the token, mark it as used,
 * end the previous access token, and insert the next two. It recognizes reuse for as long as it keeps the rows.
 */
public final class FiveStatements implements GrantKeeper {
    private static final String TABLES =
            """
            CREATE TABLE family (id uuid PRIMARY KEY, ended boolean NOT NULL);
            CREATE TABLE family_token (
                hash %1$s PRIMARY KEY, family uuid NOT NULL REFERENCES family, refreshes boolean NOT NULL,
                live boolean NOT NULL, until bigint NOT NULL);
            CREATE INDEX family_tokens ON family_token (family)
            """;
    private static final String LOCKED =
            """
            SELECT t.family FROM family_token t JOIN family f ON f.id = t.family
            WHERE t.hash = ? AND t.live AND NOT f.ended AND t.until > ? FOR UPDATE
            """;
    private static final String USED = "UPDATE family_token SET live = FALSE WHERE hash = ?";
    private static final String INSERT = "INSERT INTO family_token VALUES (?, ?, ?, TRUE, ?)";
    private static final String OPENS =
            """
            SELECT t.until FROM family_token t JOIN family f ON f.id = t.family
            WHERE t.hash = ? AND t.live AND NOT f.ended
            """;
    private static final String END =
            "UPDATE family SET ended = TRUE WHERE id = (SELECT family FROM family_token WHERE hash = ?)";
    private static final long ACCESS = 15 * 60_000L;
    private static final long IDLE = 365 * 24 * 60 * 60_000L;

    private final DataSource source;
    private final LeanTokens tokens = new LeanTokens();

    /** Creates the tables; {@code binary} is the database's type for bytes. */
    public FiveStatements(DataSource source, String binary) {
        this.source = source;
        Rows.run(source, TABLES.formatted(binary));
    }

    @Override
    public String name() {
        return "five statements";
    }

    @Override
    public Pair issue(int user) {
        var family = UUID.randomUUID();
        return Rows.within(source, connection -> {
            Rows.change(connection, "INSERT INTO family VALUES (?, FALSE)", family);
            return inserted(connection, family, System.currentTimeMillis());
        });
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        var now = System.currentTimeMillis();
        return Rows.within(source, connection -> {
            var family = lockedFamily(connection, held, now);
            if (family.isEmpty()) return Option.none();
            Rows.change(connection, USED, LeanTokens.hash(held.refresh()));
            Rows.change(connection, USED, LeanTokens.hash(held.access()));
            return Option.of(inserted(connection, family.get(), now));
        });
    }

    private static Option<UUID> lockedFamily(Connection connection, Pair held, long now) throws SQLException {
        return Rows.read(
                connection,
                LOCKED,
                rows -> rows.next() ? Option.of(rows.getObject(1, UUID.class)) : Option.none(),
                LeanTokens.hash(held.refresh()),
                now);
    }

    private Pair inserted(Connection connection, UUID family, long now) throws SQLException {
        var pair = tokens.pair(tokens.random(LeanTokens.LOCATOR), 1);
        Rows.change(connection, INSERT, LeanTokens.hash(pair.refresh()), family, true, now + IDLE);
        Rows.change(connection, INSERT, LeanTokens.hash(pair.access()), family, false, now + ACCESS);
        return pair;
    }

    @Override
    public boolean authenticate(String access) {
        var now = System.currentTimeMillis();
        return Rows.with(
                source,
                connection -> Rows.read(
                        connection, OPENS, rows -> rows.next() && now < rows.getLong(1), LeanTokens.hash(access)));
    }

    @Override
    public void revoke(Pair held) {
        Rows.with(source, connection -> Rows.change(connection, END, LeanTokens.hash(held.refresh())));
    }
}
