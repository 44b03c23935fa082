package dev.tenure.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * Warnings after a commit, which leave its outcome unknown: PostgreSQL reports success with a warning if its wait for a
 * standby was cancelled. A notice of class 00 is not a warning.
 */
final class Warnings {
    private static final String SUCCESS = "00";

    private Warnings() {}

    /** Checks a statement that may have auto-committed. In a transaction nothing is durable before the commit. */
    static void heed(Connection connection, PreparedStatement executed) throws SQLException {
        if (connection.getAutoCommit()) heed(executed.getWarnings());
    }

    /** Checks a commit. The older warnings of the database connection were cleared before it. */
    static void heed(Connection committed) throws SQLException {
        heed(committed.getWarnings());
    }

    private static void heed(@Nullable SQLWarning first) {
        for (var warning = first; warning != null; warning = warning.getNextWarning())
            if (isDoubt(warning)) throw Failures.warned(warning);
    }

    private static boolean isDoubt(SQLWarning warning) {
        var state = warning.getSQLState();
        return state == null || !state.startsWith(SUCCESS);
    }
}
