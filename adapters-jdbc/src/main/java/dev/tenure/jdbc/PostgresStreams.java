package dev.tenure.jdbc;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Each step is one statement. Owners are entered in one order by all who do, so that none waits for another's end. */
final class PostgresStreams implements Streams {
    private static final String ADMIT =
            """
            WITH arrived AS (
              SELECT id, owner_kind, owner_id, place FROM tenure_event
              WHERE stream IS NULL ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED
            ), entered AS (
              INSERT INTO tenure_stream AS s (owner_kind, owner_id, turn)
              SELECT owner_kind, owner_id, min(place) FROM arrived
              GROUP BY owner_kind, owner_id ORDER BY owner_kind, owner_id
              ON CONFLICT (owner_kind, owner_id) DO UPDATE SET failed = s.failed
              RETURNING s.id, s.owner_kind, s.owner_id
            )
            UPDATE tenure_event e SET stream = entered.id FROM arrived JOIN entered USING (owner_kind, owner_id)
            WHERE e.id = arrived.id
            """;
    private static final String CLAIM =
            """
            WITH free AS (
              SELECT id, claimable_from, turn FROM tenure_stream
              WHERE claimable_from <= ? ORDER BY claimable_from, turn LIMIT ? FOR UPDATE SKIP LOCKED
            ), claimed AS (
              UPDATE tenure_stream s SET claimable_from = ?, claimed = TRUE, turn = DEFAULT,
                failed = CASE WHEN s.claimed AND s.failed = 0 THEN 1 ELSE s.failed END
              FROM free WHERE s.id = free.id
              RETURNING s.id
            )
            SELECT id FROM claimed JOIN free USING (id) ORDER BY free.claimable_from, free.turn
            """;
    private static final String ACKNOWLEDGE =
            """
            WITH delivered AS (
              DELETE FROM tenure_event WHERE id = ? RETURNING 1
            ), emptied AS (
              DELETE FROM tenure_stream s WHERE s.owner_kind = ? AND s.owner_id = ? AND NOT EXISTS (
                SELECT 1 FROM tenure_event e
                WHERE e.owner_kind = s.owner_kind AND e.owner_id = s.owner_id AND e.id <> ?)
            )
            """
                    + FREE
                    + """
            owner_kind = ? AND owner_id = ?
            AND (turn = ? OR (NOT claimed AND (SELECT count(*) FROM delivered) = 1))
            AND EXISTS (
              SELECT 1 FROM tenure_event e
              WHERE e.owner_kind = tenure_stream.owner_kind AND e.owner_id = tenure_stream.owner_id AND e.id <> ?)
            """;

    @Override
    public int admit(Connection connection, int limit) throws SQLException {
        return Database.execute(connection, ADMIT, List.of(Cell.of("limit", limit)));
    }

    @Override
    public Seq<Long> claim(Connection connection, Instant now, Instant until, int limit) throws SQLException {
        var cells = List.of(Cell.of("now", now), Cell.of("limit", limit), Cell.of("claimable_from", until));
        return Database.read(connection, CLAIM, cells, Streams::numbers);
    }

    /** Whoever enters the owner meanwhile is found out by the reference of its notice: then this is done again. */
    @Override
    public void acknowledge(Connection connection, Cell notice, Seq<Cell> owner, Cell turn) throws SQLException {
        Database.execute(
                connection,
                ACKNOWLEDGE,
                owner.prepend(notice)
                        .append(notice)
                        .appendAll(owner)
                        .append(turn)
                        .append(notice));
    }
}
