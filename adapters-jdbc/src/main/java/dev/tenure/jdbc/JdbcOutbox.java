package dev.tenure.jdbc;

import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The outbox as rows. A stream is claimed through its oldest row, by a guarded update; no lock outlives a statement. */
final class JdbcOutbox implements Outbox {
    private static final String CLAIMABLE =
            """
            SELECT e.* FROM tenure_event e
            WHERE (e.claimed_until IS NULL OR e.claimed_until <= ?)
              AND NOT EXISTS (
                SELECT 1 FROM tenure_event b
                WHERE b.owner_kind = e.owner_kind AND b.owner_id = e.owner_id
                  AND (b.version < e.version OR (b.version = e.version AND b.ordinal < e.ordinal)))
            ORDER BY e.place LIMIT ?
            """;
    private static final String CLAIM =
            "UPDATE tenure_event SET claimed_until = ? WHERE id = ? AND (claimed_until IS NULL OR claimed_until <= ?)";

    private final Database database;

    JdbcOutbox(Database database) {
        this.database = database;
    }

    @Override
    public Seq<Notice> claim(Instant now, Instant until, int limit) {
        return database.read(
                        CLAIMABLE, List.of(Cell.of("claimed_until", now), Cell.of("limit", limit)), JdbcOutbox::notices)
                .filter(notice -> isClaimed(notice, now, until));
    }

    private boolean isClaimed(Notice notice, Instant now, Instant until) {
        return database.execute(
                        CLAIM,
                        List.of(
                                Cell.of("claimed_until", until),
                                Cell.of("id", notice.id().value()),
                                Cell.of("claimed_until", now)))
                == 1;
    }

    @Override
    public void acknowledge(Notice delivered) {
        database.execute(
                "DELETE FROM tenure_event WHERE id = ?",
                List.of(Cell.of("id", delivered.id().value())));
    }

    private static Seq<Notice> notices(ResultSet rows) throws SQLException {
        var row = new Columns(rows);
        var notices = Vector.<Notice>empty();
        while (rows.next()) notices = notices.append(EventRow.read(row));
        return notices;
    }
}
