package dev.tenure.benchmarks.places;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Copies of the first row of a table, which fill it without inserting one by one. */
public record Clones(Place place, DataSource source) {
    private static final String COLUMNS =
            """
            SELECT column_name FROM information_schema.columns WHERE lower(table_name) = '%s'
                AND lower(table_schema) = lower(current_schema) AND is_identity = 'NO'
            """;

    /** Adds this many copies, except for these columns. */
    public void add(int rows, String table, Map<String, String> others) {
        if (rows <= 0) return;
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        Rows.with(
                source,
                connection -> Rows.read(connection, COLUMNS.formatted(table), columns -> {
                    while (columns.next()) {
                        var name = columns.getString(1).toLowerCase(Locale.ROOT);
                        names.add(name);
                        values.add(others.getOrDefault(name, name));
                    }
                    return names;
                }));
        Rows.run(
                source,
                "INSERT INTO " + table + " (" + String.join(", ", names) + ") SELECT " + String.join(", ", values)
                        + " FROM (SELECT * FROM " + table + " LIMIT 1) first, " + series(rows));
    }

    /** An expression for bytes that no other row has. */
    public String randomBytes() {
        return place.isPostgresql() ? "sha256(gen_random_uuid()::text::bytea)" : "SECURE_RAND(32)";
    }

    /** An expression for a text that no other row has, as long as four UUIDs without hyphens. */
    public String randomText() {
        return "replace(" + "CAST(%1$s AS varchar) || CAST(%1$s AS varchar)".formatted(place.randomUuid())
                + ", '-', '')";
    }

    private String series(int rows) {
        return (place.isPostgresql() ? "generate_series(1, %d)" : "SYSTEM_RANGE(1, %d)").formatted(rows)
                + " AS line(x)";
    }
}
