package dev.tenure.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/**
 * Warnings after a commit, which leave its outcome open: PostgreSQL answers success with one when it was told to wait for
 * its standby no longer. A notice of class 00 is none.
 */
final class Warnings {
    private static final String SUCCESS = "00";

    private Warnings() {}

    /** Heeds a statement that may have committed by itself; in a transaction nothing is durable before its commit. */
    static void heed(Connection connection, PreparedStatement executed) throws SQLException {
        if (connection.getAutoCommit()) heed(executed.getWarnings());
    }

    /** Heeds a commit; the connection's older warnings were cleared before it. */
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
