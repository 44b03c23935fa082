package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Place;
import dev.tenure.benchmarks.places.Rows;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The size of a grant on PostgreSQL.
 *
 * @param refreshes the number of refreshes before
 * @param rows the rows in all tables, waiting notices included
 * @param bytes the bytes of these rows, without indexes
 */
public record Weight(String name, int refreshes, long rows, long bytes) {
    private static final String TABLES =
            """
            SELECT string_agg(format('SELECT count(*) AS n, coalesce(sum(pg_column_size(t.*)), 0) AS b FROM %I t', relname),
                ' UNION ALL ') FROM pg_class
            WHERE relnamespace = current_schema::regnamespace AND relkind = 'r'
                AND relname NOT IN ('tenure_schema', 'tenure_last_run')
            """;

    /** Weighs one grant of this keeper after each of these numbers of refreshes. */
    public static List<Weight> of(Keepers keeper, List<Integer> after) {
        var place = Place.POSTGRESQL_ASYNCHRONOUS;
        try (var source = place.fresh()) {
            var grants = keeper.in(place, source);
            var held = grants.issue(1);
            var weights = new ArrayList<Weight>();
            var done = 0;
            for (var refreshes : after) {
                for (; done < refreshes; done++) held = grants.refresh(held).get();
                weights.add(weighed(grants.name(), refreshes, source));
            }
            return weights;
        }
    }

    private static Weight weighed(String name, int refreshes, DataSource source) {
        return Rows.with(source, connection -> {
            var each = Rows.read(connection, TABLES, rows -> rows.next() ? rows.getString(1) : "");
            return Rows.read(connection, "SELECT sum(n), sum(b) FROM (" + each + ") all_tables", rows -> {
                rows.next();
                return new Weight(name, refreshes, rows.getLong(1), rows.getLong(2));
            });
        });
    }
}
