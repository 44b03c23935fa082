package dev.tenure.jdbc;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Each step is a transaction of a statement for each row. */
final class H2Streams implements Streams {
    private static final String ARRIVED =
            """
            SELECT id, owner_kind, owner_id, place FROM tenure_event
            WHERE stream IS NULL ORDER BY place LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    private static final String HOLD = "UPDATE tenure_stream SET failed = failed WHERE owner_kind = ? AND owner_id = ?";
    private static final String ENTER = "INSERT INTO tenure_stream (owner_kind, owner_id, turn) VALUES (?, ?, ?)";
    private static final String JOIN =
            """
            UPDATE tenure_event SET stream = (SELECT id FROM tenure_stream WHERE owner_kind = ? AND owner_id = ?)
            WHERE id = ?
            """;
    private static final String CLAIMABLE =
            """
            SELECT id FROM tenure_stream WHERE claimable_from <= ? ORDER BY claimable_from, turn LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;
    private static final String CLAIM =
            """
            UPDATE tenure_stream SET claimable_from = ?, claimed = TRUE, turn = DEFAULT,
              failed = CASE WHEN claimed AND failed = 0 THEN 1 ELSE failed END
            WHERE id = ?
            """;
    private static final String RELEASE =
            FREE + "owner_kind = ? AND owner_id = ? AND (turn = ? OR (NOT claimed AND ? = 1))";
    private static final String EMPTIED =
            """
            DELETE FROM tenure_stream s WHERE s.owner_kind = ? AND s.owner_id = ? AND NOT EXISTS (
              SELECT 1 FROM tenure_event e WHERE e.owner_kind = s.owner_kind AND e.owner_id = s.owner_id)
            """;

    /** Owners are entered in one order by all who do, so that none waits for another's end. */
    @Override
    public int admit(Connection connection, int limit) throws SQLException {
        var arrived = Database.read(connection, ARRIVED, List.of(Cell.of("limit", limit)), Arrival::read);
        for (var arrival : arrived.distinctBy(Arrival::owner).sortBy(Arrival::ownerId)) {
            if (Database.execute(connection, HOLD, arrival.owner()) == 0)
                Database.execute(connection, ENTER, arrival.owner().append(Cell.of("turn", arrival.place())));
        }
        for (var arrival : arrived)
            Database.execute(connection, JOIN, arrival.owner().append(Cell.of("id", arrival.id())));
        return arrived.size();
    }

    @Override
    public Seq<Long> claim(Connection connection, Instant now, Instant until, int limit) throws SQLException {
        var cells = List.of(Cell.of("now", now), Cell.of("limit", limit));
        var free = Database.read(connection, CLAIMABLE, cells, Streams::numbers);
        for (var id : free)
            Database.execute(connection, CLAIM, List.of(Cell.of("claimable_from", until), Cell.of("id", id)));
        return free;
    }

    @Override
    public void acknowledge(Connection connection, Cell notice, Seq<Cell> owner, Cell turn) throws SQLException {
        var deleted = Database.execute(connection, "DELETE FROM tenure_event WHERE id = ?", List.of(notice));
        Database.execute(connection, RELEASE, owner.append(turn).append(Cell.of("deleted", deleted)));
        Database.execute(connection, EMPTIED, owner);
    }

    /** A notice that no relay has seen. */
    private record Arrival(UUID id, String ownerKind, String ownerId, long place) {
        static Seq<Arrival> read(ResultSet rows) throws SQLException {
            var row = new Layout().of(rows);
            var arrived = Vector.<Arrival>empty();
            while (rows.next())
                arrived = arrived.append(new Arrival(
                        row.uuid("id"), row.text("owner_kind"), row.text("owner_id"), row.longNumber("place")));
            return arrived;
        }

        Seq<Cell> owner() {
            return List.of(Cell.of("owner_kind", ownerKind), Cell.of("owner_id", ownerId));
        }
    }
}
