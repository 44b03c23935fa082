package dev.tenure.benchmarks.sweeps;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.benchmarks.places.Clones;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.benchmarks.places.Rows;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Grants of which some are due, in Tenure's tables: swept by Tenure, or by SQL written for nothing else. */
final class Due implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long YEAR = Duration.ofDays(365).toMillis();

    /** One statement a batch, which ends the due and free grants, and writes an event for each. */
    private static final String BY_HAND =
            """
            WITH due AS (
                SELECT id, due_at FROM tenure_grant WHERE due_at <= ? ORDER BY due_at, place LIMIT ?
                FOR UPDATE SKIP LOCKED),
            ended AS (
                UPDATE tenure_grant g SET state = 'ENDED', cause = 'IDLE_LIFETIME_ENDED', ended_at = due.due_at,
                    chain_hash = NULL, chain_issued_at = NULL, chain_deadline_at = NULL, chain_deadline_cause = NULL,
                    access_hash = NULL, access_scope = NULL, access_issued_at = NULL, previous_hash = NULL,
                    previous_scope = NULL, previous_issued_at = NULL, previous_deadline_at = NULL,
                    previous_deadline_cause = NULL, due_at = NULL, version = version + 1, changed_at = ?
                FROM due WHERE g.id = due.id RETURNING g.id, g.version, g.ended_at),
            told AS (
                INSERT INTO tenure_event
                    (id, aggregate_kind, aggregate_id, version, ordinal, type, cause, effective_at, recorded_at, details)
                SELECT gen_random_uuid(), 'grant', id::text, version, 0, 'GRANT_ENDED', 'IDLE_LIFETIME_ENDED', ended_at,
                    ?, '1' FROM ended)
            SELECT count(*) FROM ended
            """;

    private final HikariDataSource source;
    private final Place place;
    private final Tenure tenure;
    private Instant now = START;

    Due(Place place, int notDue) {
        this.place = place;
        this.source = place.withTables(place.fresh());
        this.tenure = Tenure.over(JdbcStore.owning(source), Environment.SANDBOX)
                .profiles(Stitch.STITCH)
                .clock(() -> now)
                .build();
        tenure.grants()
                .issue(NewGrant.of(
                        Stitch.STITCH,
                        new ClientId("app"),
                        new UserId("ada"),
                        Scope.parse("accounts offline_access").get()))
                .get();
        copy(notDue, Long.toString(100 * YEAR));
    }

    /** Makes this many due, and moves the clock; a sweep refuses a step of more than a day. */
    void ready(int due) {
        now = now.plus(Duration.ofHours(1));
        copy(due, "- " + (YEAR + Duration.ofHours(1).toMillis()) + " + x / 10");
        if (place.isPostgresql()) Rows.run(source, "ANALYZE tenure_grant");
    }

    private void copy(int rows, String later) {
        var clones = new Clones(place, source);
        var from = START.toEpochMilli() + YEAR + " + " + later;
        clones.add(
                rows,
                "tenure_grant",
                Map.of(
                        "id", place.randomUuid(),
                        "refresh_locator", clones.randomBytes(),
                        "access_locator", clones.randomBytes(),
                        "due_at", from,
                        "chain_deadline_at", from));
    }

    /** Sweeps with Tenure in batches of this size, and returns the number swept. */
    int sweep(int batch) {
        var done = 0;
        for (var more = true; more; ) {
            var swept = tenure.sweeper().sweep(batch).get();
            done += swept.done();
            more = swept.more();
        }
        return done;
    }

    /** Sweeps with the statement, and returns the number swept. */
    int sweepByHand(int batch) {
        var done = 0;
        for (var more = true; more; ) {
            var at = now.toEpochMilli();
            var swept = Rows.with(
                    source,
                    connection -> Rows.read(
                            connection, BY_HAND, rows -> rows.next() ? rows.getInt(1) : 0, at, batch, at, at));
            done += swept;
            more = swept == batch;
        }
        return done;
    }

    /** Delivers Tenure's notices to a notifier that accepts them all, and returns their number. */
    int deliver(int batch) {
        var relay = tenure.relay(notice -> {});
        var done = 0;
        for (var more = true; more; ) {
            var delivered = relay.deliver(batch);
            done += delivered.done();
            more = delivered.more();
        }
        return done;
    }

    @Override
    public void close() {
        source.close();
    }
}
