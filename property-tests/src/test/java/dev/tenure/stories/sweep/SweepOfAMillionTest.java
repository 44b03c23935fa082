package dev.tenure.stories.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.tenure.databases.Counting;
import dev.tenure.databases.Counting.Cost;
import dev.tenure.databases.Databases;
import dev.tenure.decision.Decision;
import dev.tenure.jdbc.JdbcStore;
import dev.tenure.stories.fixture.World;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The cost of a sweep depends on the due aggregates only: with a million stored it reads no more than with a hundred
 * thousand. H2 keeps them all in memory, so it gets fewer.
 */
@EnabledIfSystemProperty(
        named = "tenure.long",
        matches = "true",
        disabledReason = "a million rows take minutes to write: with -Plong")
class SweepOfAMillionTest {
    private static final int DUE = 10_000;
    private static final int LIMIT = 500;
    private static final Duration LATER = Duration.ofDays(365);
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @Test
    void onPostgresqlASweepReadsAndWritesWhatIsDueHoweverManyAreNot() {
        var few = onPostgresql(100_000);
        var many = onPostgresql(1_000_000);
        assertThat(many.cost()).isEqualTo(few.cost());
        assertThat(many.cost().commits()).isLessThanOrEqualTo(3 * (DUE / LIMIT + 1));
        assertThat(many.rows().map(Rows::written)).isEqualTo(few.rows().map(Rows::written));
        for (var sweeping : List.of(few, many)) {
            assertThat(sweeping.rows().map(Rows::fetched))
                    .as("three times what is due, and the ends of an index that the server looks up for a plan")
                    .allMatch(fetched ->
                            fetched <= 3L * DUE + 2L * sweeping.cost().statements());
            assertThat(sweeping.rows().filter(rows -> rows.scanned() > 0).map(Rows::table))
                    .as("of one row each")
                    .isSubsetOf("tenure_last_run", "tenure_schema");
            assertThat(sweeping.rows().map(Rows::updated).sum().intValue()).isEqualTo(DUE);
        }
    }

    @Test
    void onH2ASweepReadsAndWritesWhatIsDueHoweverManyAreNot() {
        var few = onH2(20_000);
        var many = onH2(200_000);
        assertThat(many.cost()).isEqualTo(few.cost());
        assertThat(many.cost().commits()).isEqualTo(DUE);
        assertThat(many.rows()).isEqualTo(few.rows());
        assertThat(many.rows().sum().intValue()).isBetween(LIMIT, 10 * LIMIT);
    }

    private static Sweeping<Rows> onPostgresql(int aggregates) {
        var there =
                new There(Databases.POSTGRESQL, aggregates, "gen_random_uuid()", "generate_series(1, %d) AS line(x)");
        there.sql.execute("ALTER TABLE tenure_item SET (autovacuum_enabled = false)");
        there.sql.execute("VACUUM ANALYZE");
        var before = there.counted();
        var cost = there.swept();
        return new Sweeping<>(cost, there.counted().zipWith(before, Rows::since));
    }

    private static Sweeping<Integer> onH2(int aggregates) {
        var there = new There(Databases.H2_IN_MEMORY, aggregates, "RANDOM_UUID()", "SYSTEM_RANGE(1, %d) AS line(x)");
        there.sql.execute("ANALYZE");
        there.counting.asked().clear();
        there.world.store().items().settle(World.START, 1, found -> Decision.unchanged(found.state()));
        var due = there.counting.asked().stream()
                .filter(it -> it.contains("FROM tenure_item") && it.contains("due_at <= ?"))
                .findFirst()
                .get();
        var end = World.START.plus(LATER.dividedBy(2)).toEpochMilli();
        var plan = there.sql.queryForObject("EXPLAIN ANALYZE " + due, String.class, end, LIMIT);
        var scanned = SCANNED.matcher(plan)
                .results()
                .map(it -> Integer.valueOf(it.group(1)))
                .toList();
        var cost = there.swept();
        there.sql.execute("SHUTDOWN");
        return new Sweeping<>(cost, List.ofAll(scanned));
    }

    /** The cost of a sweep of everything due. */
    private record Sweeping<T>(Cost cost, Seq<T> rows) {}

    /** The server's counts for a table: rows read in sequence, rows found by an index, and writes. */
    private record Rows(String table, long scanned, long fetched, long inserted, long updated) {
        /** The counts that do not depend on the query plan. */
        Rows written() {
            return new Rows(table, scanned, 0, inserted, updated);
        }

        Rows since(Rows before) {
            return new Rows(
                    table,
                    scanned - before.scanned,
                    fetched - before.fetched,
                    inserted - before.inserted,
                    updated - before.updated);
        }
    }

    /** Items with an account each, of which some are due after a month and the others after more than a year. */
    private static final class There {
        private final HikariDataSource pool;
        private final JdbcTemplate sql;
        private final Counting counting;
        private final World world;

        There(Databases database, int aggregates, String name, String series) {
            this.pool = database.withTables("TRANSACTION_READ_COMMITTED", 1);
            this.sql = new JdbcTemplate(pool);
            this.counting = new Counting(pool);
            this.world = World.over(JdbcStore.owning(counting.source()));
            world.exchanged();
            copy(name, series.formatted(DUE - 1), Duration.ZERO);
            copy(name, series.formatted(aggregates - DUE), LATER);
            sql.execute("INSERT INTO tenure_account (item_id, account_id, ordinal, name, processor_tokens) SELECT id, "
                    + name + ", 0, 'Checking', 0 FROM tenure_item i WHERE NOT EXISTS"
                    + " (SELECT 1 FROM tenure_account a WHERE a.item_id = i.id)");
        }

        private void copy(String name, String series, Duration later) {
            var columns = String.join(
                    ", ",
                    sql.queryForList(
                            """
                            SELECT column_name FROM information_schema.columns
                            WHERE lower(table_name) = 'tenure_item' AND table_schema = current_schema
                              AND lower(column_name) NOT IN ('id', 'place', 'aging_at', 'due_at')
                            """,
                            String.class));
            var shift = " + x + " + later.toMillis();
            sql.execute("INSERT INTO tenure_item (id, aging_at, due_at, " + columns + ") SELECT " + name + ", aging_at"
                    + shift + ", due_at" + shift + ", " + columns
                    + " FROM (SELECT * FROM tenure_item LIMIT 1) template, "
                    + series);
        }

        private Cost swept() {
            world.clock().advance(Duration.ofDays(31));
            var sweeper = world.tenure().sweeper();
            counting.taken();
            var done = 0;
            for (var more = true; more; ) {
                var swept = sweeper.sweep(LIMIT).get();
                done += swept.done();
                more = swept.more();
            }
            var cost = counting.taken();
            assertThat(done).isEqualTo(DUE);
            return cost;
        }

        /** The server's counts so far. */
        private Seq<Rows> counted() {
            sql.queryForList("SELECT pg_stat_force_next_flush()");
            return List.ofAll(sql.query(
                    """
                    SELECT relname, seq_tup_read, idx_tup_fetch, n_tup_ins, n_tup_upd
                    FROM pg_stat_user_tables WHERE schemaname = current_schema ORDER BY relname
                    """,
                    (row, number) -> new Rows(
                            row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        }
    }
}
