package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Clones;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.benchmarks.places.Rows;
import javax.sql.DataSource;

/**
 * The size of many grants on PostgreSQL, and the log of one refresh.
 *
 * @param rowBytes the bytes of all tables with their free room, for each grant
 * @param indexBytes the bytes of all indexes, for each grant
 * @param logBytes the bytes of write-ahead log for one refresh, the mean of {@value #REFRESHES}, without whole pages
 *     where they were written once before
 */
public record Footprint(String name, int aggregates, long rowBytes, long indexBytes, long logBytes) {
    private static final int REFRESHES = 2_000;
    private static final String OF_ITS_TABLES =
            " FROM pg_class WHERE relnamespace = current_schema::regnamespace AND relkind = 'r'";
    private static final String SUM = "SELECT sum(%s(oid))" + OF_ITS_TABLES;
    private static final String TABLES = "SELECT string_agg(relname, ', ')" + OF_ITS_TABLES;
    private static final String LOG = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    /** Measures this many grants of this keeper, of which one is refreshed. */
    public static Footprint of(Keepers keeper, int aggregates) {
        var place = Place.POSTGRESQL_ASYNCHRONOUS;
        try (var source = place.fresh()) {
            var grants = keeper.in(place, source);
            var held = grants.issue(1);
            keeper.crowd(new Clones(place, source), aggregates - 1);
            tidy(source);
            var rows = Rows.number(source, SUM.formatted("pg_table_size"));
            var indexes = Rows.number(source, SUM.formatted("pg_indexes_size"));
            held = refreshed(grants, held);
            var before = Rows.number(source, LOG);
            refreshed(grants, held);
            var log = Rows.number(source, LOG) - before;
            return new Footprint(grants.name(), aggregates, rows / aggregates, indexes / aggregates, log / REFRESHES);
        }
    }

    /** Vacuums now: otherwise the server does so during the count, and logs its work on a million new rows. */
    private static void tidy(DataSource source) {
        Rows.with(
                source,
                connection -> Rows.read(connection, TABLES, rows -> {
                    rows.next();
                    return Rows.change(connection, "VACUUM " + rows.getString(1));
                }));
    }

    private static Pair refreshed(GrantKeeper grants, Pair first) {
        var held = first;
        for (var i = 0; i < REFRESHES; i++) held = grants.refresh(held).get();
        return held;
    }
}
