package dev.tenure.jdbc.outbox;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Session;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The outbox's statements for PostgreSQL: each step is one statement. Streams are inserted in one order, so relays
 * cannot deadlock.
 */
final class PostgresOutboxSql implements OutboxSql {
    private static final String ADMIT =
            """
            WITH arrived AS (
              SELECT id, aggregate_kind, aggregate_id, place FROM tenure_event
              WHERE stream IS NULL ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED
            ), entered AS (
              INSERT INTO tenure_stream AS s (aggregate_kind, aggregate_id, fencing_token)
              SELECT aggregate_kind, aggregate_id, min(place) FROM arrived
              GROUP BY aggregate_kind, aggregate_id ORDER BY aggregate_kind, aggregate_id
              ON CONFLICT (aggregate_kind, aggregate_id) DO UPDATE SET failed = s.failed
              RETURNING s.id, s.aggregate_kind, s.aggregate_id
            )
            UPDATE tenure_event e SET stream = entered.id FROM arrived JOIN entered USING (aggregate_kind, aggregate_id)
            WHERE e.id = arrived.id
            """;
    private static final String CLAIM =
            """
            WITH free AS (
              SELECT id, claimable_from, fencing_token FROM tenure_stream
              WHERE claimable_from <= ? ORDER BY claimable_from, fencing_token LIMIT ? FOR UPDATE SKIP LOCKED
            ), claimed AS (
              UPDATE tenure_stream s SET claimable_from = ?, claimed = TRUE, fencing_token = DEFAULT,
                failed = CASE WHEN s.claimed AND s.failed = 0 THEN 1 ELSE s.failed END
              FROM free WHERE s.id = free.id
              RETURNING s.id
            )
            SELECT id FROM claimed JOIN free USING (id) ORDER BY free.claimable_from, free.fencing_token
            """;
    private static final String ACKNOWLEDGE =
            """
            WITH delivered AS (
              DELETE FROM tenure_event WHERE id = ? RETURNING 1
            ), emptied AS (
              DELETE FROM tenure_stream s WHERE s.aggregate_kind = ? AND s.aggregate_id = ? AND NOT EXISTS (
                SELECT 1 FROM tenure_event e
                WHERE e.aggregate_kind = s.aggregate_kind AND e.aggregate_id = s.aggregate_id AND e.id <> ?)
            )
            """
                    + FREE
                    + """
            aggregate_kind = ? AND aggregate_id = ?
            AND (fencing_token = ? OR (NOT claimed AND (SELECT count(*) FROM delivered) = 1))
            AND EXISTS (
              SELECT 1 FROM tenure_event e
              WHERE e.aggregate_kind = tenure_stream.aggregate_kind AND e.aggregate_id = tenure_stream.aggregate_id AND e.id <> ?)
            """;

    @Override
    public int admit(Session session, int limit) throws SQLException {
        return session.execute(ADMIT, List.of(ColumnValue.of("limit", limit)));
    }

    @Override
    public Seq<Long> claim(Session session, Instant now, Instant until, int limit) throws SQLException {
        var values = List.of(
                ColumnValue.of("now", now), ColumnValue.of("limit", limit), ColumnValue.of("claimable_from", until));
        return session.executeReturning(CLAIM, values, OutboxSql::numbers);
    }

    /** Deletes a notice. If another joins the stream meanwhile, the foreign key makes this fail, and it is repeated. */
    @Override
    public void acknowledge(Session session, ColumnValue notice, Seq<ColumnValue> aggregate, ColumnValue fencingToken)
            throws SQLException {
        session.execute(
                ACKNOWLEDGE,
                aggregate
                        .prepend(notice)
                        .append(notice)
                        .appendAll(aggregate)
                        .append(fencingToken)
                        .append(notice));
    }
}
