package dev.tenure.jdbc.outbox;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.Session;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The outbox's statements for H2: each step is one transaction, with one statement per row. */
final class H2OutboxSql implements OutboxSql {
    private static final String ARRIVED =
            """
            SELECT id, aggregate_kind, aggregate_id, place FROM tenure_event
            WHERE stream IS NULL ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String HOLD =
            "UPDATE tenure_stream SET failed = failed WHERE aggregate_kind = ? AND aggregate_id = ?";
    private static final String ENTER =
            "INSERT INTO tenure_stream (aggregate_kind, aggregate_id, fencing_token) VALUES (?, ?, ?)";
    private static final String JOIN =
            """
            UPDATE tenure_event SET stream = (SELECT id FROM tenure_stream WHERE aggregate_kind = ? AND aggregate_id = ?)
            WHERE id = ?
            """;
    private static final String CLAIMABLE =
            """
            SELECT id FROM tenure_stream WHERE claimable_from <= ? ORDER BY claimable_from, fencing_token LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;
    private static final String CLAIM =
            """
            UPDATE tenure_stream SET claimable_from = ?, claimed = TRUE, fencing_token = DEFAULT,
              failed = CASE WHEN claimed AND failed = 0 THEN 1 ELSE failed END
            WHERE id = ?
            """;
    private static final String RELEASE =
            FREE + "aggregate_kind = ? AND aggregate_id = ? AND (fencing_token = ? OR (NOT claimed AND ? = 1))";
    private static final String EMPTIED =
            """
            DELETE FROM tenure_stream s WHERE s.aggregate_kind = ? AND s.aggregate_id = ? AND NOT EXISTS (
              SELECT 1 FROM tenure_event e WHERE e.aggregate_kind = s.aggregate_kind AND e.aggregate_id = s.aggregate_id)
            """;

    /** Inserts the streams in one fixed order, so that two relays cannot deadlock. */
    @Override
    public int admit(Session session, int limit) throws SQLException {
        var arrived = session.read(ARRIVED, List.of(ColumnValue.of("limit", limit)), Arrival::read);
        for (var arrival : arrived.distinctBy(Arrival::aggregate).sortBy(Arrival::aggregateId)) {
            if (session.execute(HOLD, arrival.aggregate()) == 0)
                session.execute(ENTER, arrival.aggregate().append(ColumnValue.of("fencing_token", arrival.place())));
        }
        for (var arrival : arrived)
            session.execute(JOIN, arrival.aggregate().append(ColumnValue.of("id", arrival.id())));
        return arrived.size();
    }

    @Override
    public Seq<Long> claim(Session session, Instant now, Instant until, int limit) throws SQLException {
        var values = List.of(ColumnValue.of("now", now), ColumnValue.of("limit", limit));
        var free = session.read(CLAIMABLE, values, OutboxSql::numbers);
        for (var id : free)
            session.execute(CLAIM, List.of(ColumnValue.of("claimable_from", until), ColumnValue.of("id", id)));
        return free;
    }

    @Override
    public void acknowledge(Session session, ColumnValue notice, Seq<ColumnValue> aggregate, ColumnValue fencingToken)
            throws SQLException {
        var deleted = session.execute("DELETE FROM tenure_event WHERE id = ?", List.of(notice));
        session.execute(RELEASE, aggregate.append(fencingToken).append(ColumnValue.of("deleted", deleted)));
        session.execute(EMPTIED, aggregate);
    }

    /** A notice without a stream, because no relay has seen it. */
    private record Arrival(UUID id, String aggregateKind, String aggregateId, long place) {
        static Seq<Arrival> read(ResultSet rows) throws SQLException {
            var row = RowReader.of(rows);
            var arrived = Vector.<Arrival>empty();
            while (rows.next())
                arrived = arrived.append(new Arrival(
                        row.uuid("id"), row.text("aggregate_kind"), row.text("aggregate_id"), row.longNumber("place")));
            return arrived;
        }

        Seq<ColumnValue> aggregate() {
            return List.of(
                    ColumnValue.of("aggregate_kind", aggregateKind), ColumnValue.of("aggregate_id", aggregateId));
        }
    }
}
