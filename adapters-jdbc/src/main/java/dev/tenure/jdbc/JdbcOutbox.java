package dev.tenure.jdbc;

import dev.tenure.jdbc.Database.Reading;
import dev.tenure.port.Claim;
import dev.tenure.port.Notice;
import dev.tenure.port.Outbox;
import dev.tenure.port.Parked;
import dev.tenure.port.Unreadable;
import dev.tenure.token.OwnerId;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * The outbox as rows: one for each notice, and one for each stream that a relay has seen. Whoever writes a notice touches
 * no stream, so that no command waits for a relay; relays give what arrived to its stream before they claim.
 */
final class JdbcOutbox implements Outbox {
    /** The oldest notice is the owner's oldest, also while somebody else is giving it to its stream. */
    private static final String WITH_OLDEST =
            """
            SELECT s.id AS stream_row, s.turn, s.failed, s.parked_at, e.* FROM tenure_stream s
            JOIN tenure_event e ON e.id = (
              SELECT b.id FROM tenure_event b WHERE b.owner_kind = s.owner_kind AND b.owner_id = s.owner_id
              ORDER BY b.version, b.ordinal LIMIT 1)
            """;

    private static final String PARKED =
            WITH_OLDEST + "WHERE s.parked_at IS NOT NULL AND s.turn > ? ORDER BY s.turn LIMIT ?";
    private static final String BEGIN = "UPDATE tenure_stream SET claimable_from = ?, failed = ? WHERE turn = ?";
    private static final String FAIL =
            """
            UPDATE tenure_stream SET claimable_from = ?, parked_at = ?, failed = ?, claimed = FALSE, turn = DEFAULT
            WHERE turn = ? AND EXISTS (SELECT 1 FROM tenure_event WHERE id = ?)
            """;

    private final OwnDatabase database;
    private final Streams streams;

    JdbcOutbox(OwnDatabase database) {
        this.database = database;
        this.streams = database.dialect().streams();
    }

    @Override
    public Seq<Claim> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<Claim>empty();
        var isMore = true;
        while (isMore && claimed.size() < limit) {
            isMore = database.persistently(connection -> streams.admit(connection, limit)) == limit;
            claimed = claimed.appendAll(claimedOnce(now, until, limit - claimed.size()));
        }
        return claimed;
    }

    private Seq<Claim> claimedOnce(Instant now, Instant until, int limit) {
        var rows = database.persistently(connection -> streams.claim(connection, now, until, limit));
        return rows.isEmpty() ? List.empty() : claimsOf(rows);
    }

    /** Read after they were claimed: nobody else moves them on then. */
    private Seq<Claim> claimsOf(Seq<Long> rows) {
        var sql = WITH_OLDEST + "WHERE s.id IN (" + rows.map(row -> "?").mkString(", ") + ")";
        var claims = read(sql, rows.map(row -> Cell.of("id", row)), JdbcOutbox::claims);
        return rows.flatMap(claims::get);
    }

    private static Map<Long, Claim> claims(ResultSet rows) throws SQLException {
        var row = new Layout().of(rows);
        Map<Long, Claim> claims = HashMap.empty();
        while (rows.next())
            claims = claims.put(
                    row.longNumber("stream_row"),
                    new Claim(EventRow.id(row), EventRow.read(row), row.number("failed"), row.longNumber("turn")));
        return claims;
    }

    @Override
    public void begin(Claim begun, Instant until) {
        change(BEGIN, List.of(Cell.of("claimable_from", until), failedOnceMore(begun), turn(begun)));
    }

    @Override
    public void acknowledge(Claim delivered) {
        var owner = owner(delivered.notice().fold(Unreadable::owner, Notice::owner));
        database.persistently(connection -> {
            streams.acknowledge(connection, id(delivered), owner, turn(delivered));
            return owner;
        });
    }

    @Override
    public void fail(Claim failed, Instant retryAt) {
        answer(failed, Option.of(retryAt), Option.none());
    }

    @Override
    public void park(Claim failed, Instant now) {
        answer(failed, Option.none(), Option.of(now));
    }

    /** What was delivered meanwhile by whoever claimed it before, has not failed. */
    private void answer(Claim failed, Option<Instant> claimableFrom, Option<Instant> parkedAt) {
        var answer = List.of(
                Cell.ofTime("claimable_from", claimableFrom),
                Cell.ofTime("parked_at", parkedAt),
                failedOnceMore(failed),
                turn(failed),
                id(failed));
        if (change(FAIL, answer) == 0) change(Streams.FREE + "turn = ?", List.of(turn(failed)));
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        var last = after.map(Parked::turn).getOrElse(0L);
        return read(PARKED, List.of(Cell.of("turn", last), Cell.of("limit", limit)), JdbcOutbox::parked);
    }

    private static Seq<Parked> parked(ResultSet rows) throws SQLException {
        var row = new Layout().of(rows);
        var parked = Vector.<Parked>empty();
        while (rows.next())
            parked = parked.append(new Parked(
                    EventRow.read(row), row.time("parked_at"), row.number("failed"), row.longNumber("turn")));
        return parked;
    }

    @Override
    public boolean replay(OwnerId owner) {
        return change(Streams.FREE + "owner_kind = ? AND owner_id = ? AND parked_at IS NOT NULL", owner(owner)) == 1;
    }

    /** Where isolation is strictest, a question too can come second. */
    private <T> T read(String sql, Seq<Cell> cells, Reading<T> reading) {
        return database.persistently(connection -> Database.read(connection, sql, cells, reading));
    }

    private int change(String sql, Seq<Cell> cells) {
        return database.persistently(connection -> Database.execute(connection, sql, cells));
    }

    private static Cell id(Claim claim) {
        return Cell.of("id", claim.id().value());
    }

    /** Counted from the claim, so that one attempt counts once, however often it is said. */
    private static Cell failedOnceMore(Claim claim) {
        return Cell.of("failed", claim.failed() + 1);
    }

    private static Cell turn(Claim claim) {
        return Cell.of("turn", claim.turn());
    }

    private static Seq<Cell> owner(OwnerId owner) {
        return List.of(Cell.of("owner_kind", owner.kind()), Cell.of("owner_id", owner.text()));
    }
}
