package dev.tenure.jdbc;

import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.OwningDatabase;
import io.vavr.collection.List;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Checks that a database has the tables that this version of the library needs. It changes nothing. */
public sealed interface SchemaCheck {
    /** The version of the scripts in this library. */
    int NEEDED = 1;

    /** The tables exist, in this version. */
    record Current() implements SchemaCheck {}

    /** The tables do not exist yet: apply the scripts. */
    record Missing() implements SchemaCheck {}

    /** The tables have another version: migrate older tables, or use a newer library for newer ones. */
    record Other(int version) implements SchemaCheck {}

    /** Checks the database behind this source. */
    static SchemaCheck of(DataSource source) {
        if (isMissing(source)) return new Missing();
        var version = new OwningDatabase(source).read("SELECT version FROM tenure_schema", List.empty(), rows -> {
            rows.next();
            return rows.getInt("version");
        });
        return version == NEEDED ? new Current() : new Other(version);
    }

    /** Queries the table instead of the catalogue, because the search path belongs to the database connection. */
    private static boolean isMissing(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT version FROM tenure_schema");
            return false;
        } catch (SQLException failure) {
            if (List.of("42P01", "42S02", "42S04").contains(failure.getSQLState())) return true;
            throw Failures.before(failure);
        }
    }
}
