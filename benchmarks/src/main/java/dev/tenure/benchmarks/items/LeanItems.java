package dev.tenure.benchmarks.items;

import dev.tenure.benchmarks.places.Rows;
import dev.tenure.port.secret.SecretSource;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The floor: a row for an Item, one for each of its tokens, so that a replaced one is still recognized; a select, and a
 * compare-and-set with the insert in one transaction.
 */
public final class LeanItems implements ItemKeeper {
    private static final String TABLES =
            """
            CREATE TABLE lean_item (id uuid PRIMARY KEY, version bigint NOT NULL, generation integer NOT NULL);
            CREATE TABLE lean_token (
                hash %1$s PRIMARY KEY, item uuid NOT NULL REFERENCES lean_item, generation integer NOT NULL,
                issued_at bigint NOT NULL)
            """;
    private static final String BY_TOKEN =
            """
            SELECT i.id, i.version, i.generation, t.generation FROM lean_token t JOIN lean_item i ON i.id = t.item
            WHERE t.hash = ?
            """;
    private static final String NEXT =
            "UPDATE lean_item SET version = version + 1, generation = generation + 1 WHERE id = ? AND version = ?";
    private static final String INSERT = "INSERT INTO lean_token VALUES (?, ?, ?, ?)";

    private final DataSource source;
    private final SecretSource random = SecretSource.secure();

    /** Creates the tables; {@code binary} is the database's type for bytes. */
    public LeanItems(DataSource source, String binary) {
        this.source = source;
        Rows.run(source, TABLES.formatted(binary));
    }

    @Override
    public String name() {
        return "two statements";
    }

    @Override
    public String link(int user) {
        var id = UUID.randomUUID();
        var token = text();
        return Rows.within(source, connection -> {
            Rows.change(connection, "INSERT INTO lean_item VALUES (?, 1, 1)", id);
            Rows.change(connection, INSERT, hash(token), id, 1, System.currentTimeMillis());
            return token;
        });
    }

    @Override
    public String rotate(String access) {
        return Rows.within(source, connection -> {
            var found = Rows.read(
                    connection,
                    BY_TOKEN,
                    rows -> rows.next() && rows.getInt(3) == rows.getInt(4)
                            ? Option.of(new Found(rows.getObject(1, UUID.class), rows.getLong(2), rows.getInt(3)))
                            : Option.<Found>none(),
                    hash(access));
            var token = text();
            if (Rows.change(connection, NEXT, found.get().id, found.get().version) != 1)
                throw new IllegalStateException("somebody was faster");
            Rows.change(
                    connection,
                    INSERT,
                    hash(token),
                    found.get().id,
                    found.get().generation + 1,
                    System.currentTimeMillis());
            return token;
        });
    }

    private String text() {
        return "access-" + HexFormat.of().formatHex(random.bytes(16));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every platform has SHA-256", e);
        }
    }

    private record Found(UUID id, long version, int generation) {}
}
