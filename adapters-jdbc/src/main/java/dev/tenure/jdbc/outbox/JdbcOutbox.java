package dev.tenure.jdbc.outbox;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.OwningDatabase;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Outbox;
import dev.tenure.port.outbox.Parked;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.token.AggregateId;
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
 * The outbox as rows: one for each notice, and one for each stream that a relay has seen. Writing a notice touches no
 * stream, so no command waits for a relay. Relays assign new notices to their streams before they claim.
 */
public final class JdbcOutbox implements Outbox {
    /** The oldest notice of the aggregate, including one that another relay is assigning to its stream. */
    private static final String WITH_OLDEST =
            """
            SELECT s.id AS stream_row, s.fencing_token, s.failed, s.parked_at, e.* FROM tenure_stream s
            JOIN tenure_event e ON e.id = (
              SELECT b.id FROM tenure_event b WHERE b.aggregate_kind = s.aggregate_kind AND b.aggregate_id = s.aggregate_id
              ORDER BY b.version, b.ordinal LIMIT 1)
            """;

    private static final String PARKED =
            WITH_OLDEST + "WHERE s.parked_at IS NOT NULL AND s.fencing_token > ? ORDER BY s.fencing_token LIMIT ?";
    private static final String BEGIN =
            "UPDATE tenure_stream SET claimable_from = ?, failed = ? WHERE fencing_token = ?";
    private static final String FAIL =
            """
            UPDATE tenure_stream SET claimable_from = ?, parked_at = ?, failed = ?, claimed = FALSE, fencing_token = DEFAULT
            WHERE fencing_token = ? AND EXISTS (SELECT 1 FROM tenure_event WHERE id = ?)
            """;

    private final OwningDatabase database;
    private final OutboxSql streams;

    public JdbcOutbox(OwningDatabase database) {
        this.database = database;
        this.streams = OutboxSql.of(database.dialect());
    }

    @Override
    public Seq<ClaimedNotice> claim(Instant now, Instant until, int limit) {
        var claimed = Vector.<ClaimedNotice>empty();
        var isMore = true;
        while (isMore && claimed.size() < limit) {
            isMore = database.persistently(session -> streams.admit(session, limit)) == limit;
            claimed = claimed.appendAll(claimedOnce(now, until, limit - claimed.size()));
        }
        return claimed;
    }

    private Seq<ClaimedNotice> claimedOnce(Instant now, Instant until, int limit) {
        var rows = database.persistently(session -> streams.claim(session, now, until, limit));
        return rows.isEmpty() ? List.empty() : claimsOf(rows);
    }

    /** Reads the claimed streams after the claim, when no other relay moves them on. */
    private Seq<ClaimedNotice> claimsOf(Seq<Long> rows) {
        var sql = WITH_OLDEST + "WHERE s.id IN (" + rows.map(row -> "?").mkString(", ") + ")";
        var claims = database.read(sql, rows.map(row -> ColumnValue.of("id", row)), JdbcOutbox::claims);
        return rows.flatMap(claims::get);
    }

    private static Map<Long, ClaimedNotice> claims(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        Map<Long, ClaimedNotice> claims = HashMap.empty();
        while (rows.next())
            claims = claims.put(
                    row.longNumber("stream_row"),
                    new ClaimedNotice(
                            EventRow.id(row),
                            EventRow.read(row),
                            row.number("failed"),
                            row.longNumber("fencing_token")));
        return claims;
    }

    @Override
    public void begin(ClaimedNotice begun, Instant until) {
        change(BEGIN, List.of(ColumnValue.of("claimable_from", until), failedOnceMore(begun), fencingToken(begun)));
    }

    @Override
    public void acknowledge(ClaimedNotice delivered) {
        var aggregate = aggregate(delivered.notice().fold(Unreadable::aggregate, Notice::aggregate));
        database.persistently(session -> {
            streams.acknowledge(session, id(delivered), aggregate, fencingToken(delivered));
            return aggregate;
        });
    }

    @Override
    public void fail(ClaimedNotice failed, Instant retryAt) {
        answer(failed, Option.of(retryAt), Option.none());
    }

    @Override
    public void park(ClaimedNotice failed, Instant now) {
        answer(failed, Option.none(), Option.of(now));
    }

    /** Records a failure, unless an earlier claim has delivered the notice in the meantime. */
    private void answer(ClaimedNotice failed, Option<Instant> claimableFrom, Option<Instant> parkedAt) {
        var answer = List.of(
                ColumnValue.ofTime("claimable_from", claimableFrom),
                ColumnValue.ofTime("parked_at", parkedAt),
                failedOnceMore(failed),
                fencingToken(failed),
                id(failed));
        if (change(FAIL, answer) == 0) change(OutboxSql.FREE + "fencing_token = ?", List.of(fencingToken(failed)));
    }

    @Override
    public Seq<Parked> parked(Option<Parked> after, int limit) {
        var last = after.map(Parked::place).getOrElse(0L);
        return database.read(
                PARKED,
                List.of(ColumnValue.of("fencing_token", last), ColumnValue.of("limit", limit)),
                JdbcOutbox::parked);
    }

    private static Seq<Parked> parked(ResultSet rows) throws SQLException {
        var row = RowReader.of(rows);
        var parked = Vector.<Parked>empty();
        while (rows.next())
            parked = parked.append(new Parked(
                    EventRow.read(row), row.time("parked_at"), row.number("failed"), row.longNumber("fencing_token")));
        return parked;
    }

    @Override
    public boolean replay(AggregateId aggregate) {
        return change(
                        OutboxSql.FREE + "aggregate_kind = ? AND aggregate_id = ? AND parked_at IS NOT NULL",
                        aggregate(aggregate))
                == 1;
    }

    private int change(String sql, Seq<ColumnValue> values) {
        return database.persistently(session -> session.execute(sql, values));
    }

    private static ColumnValue id(ClaimedNotice claim) {
        return ColumnValue.of("id", claim.id().value());
    }

    /** Counts the attempt from the claim, so that repeated reports of it count once. */
    private static ColumnValue failedOnceMore(ClaimedNotice claim) {
        return ColumnValue.of("failed", claim.failed() + 1);
    }

    private static ColumnValue fencingToken(ClaimedNotice claim) {
        return ColumnValue.of("fencing_token", claim.fencingToken());
    }

    private static Seq<ColumnValue> aggregate(AggregateId aggregate) {
        return List.of(
                ColumnValue.of("aggregate_kind", aggregate.kind()), ColumnValue.of("aggregate_id", aggregate.text()));
    }
}
