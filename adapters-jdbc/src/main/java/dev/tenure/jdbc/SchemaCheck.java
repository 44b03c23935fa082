package dev.tenure.jdbc;

import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.OwningDatabase;
import io.vavr.collection.List;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether a database has the tables that this version of the library needs. It asks; it changes nothing. */
public sealed interface SchemaCheck {
    /** The version of the scripts that this library comes with. */
    int NEEDED = 1;

    /** The tables are there, of this version. */
    record Current() implements SchemaCheck {}

    /** There are none: the scripts are to be applied. */
    record Missing() implements SchemaCheck {}

    /** They are of another version: older ones are to be migrated, newer ones need a newer library. */
    record Other(int version) implements SchemaCheck {}

    /** Asks the database behind this source. */
    static SchemaCheck of(DataSource source) {
        if (isMissing(source)) return new Missing();
        var version = new OwningDatabase(source).read("SELECT version FROM tenure_schema", List.empty(), rows -> {
            rows.next();
            return rows.getInt("version");
        });
        return version == NEEDED ? new Current() : new Other(version);
    }

    /** By asking for the table, not by looking it up: which schemas count is the connection's business. */
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
