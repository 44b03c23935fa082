package dev.tenure.jdbc;

import dev.tenure.port.OutcomeUnknown;
import dev.tenure.port.StoreUnavailable;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.sql.SQLException;

/** What a database's error means: somebody was faster, surely nothing happened, or nobody knows. */
final class Failures {
    private static final Set<String> CONTENTION = HashSet.of(
            "40001", // serialization failure
            "40P01", // PostgreSQL: deadlock
            "55P03", // PostgreSQL: lock not available
            "HYT00"); // H2: timeout waiting for a lock
    private static final String DUPLICATE_KEY = "23505";
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String CONNECTION_LOST = "08";

    private Failures() {}

    /** Somebody was faster; after a roll back the same may be tried again. */
    static boolean isContention(SQLException failure) {
        return CONTENTION.contains(stateOf(failure));
    }

    /** Somebody was faster, with a row of the same key perhaps. */
    static boolean isLost(SQLException failure) {
        return isContention(failure) || stateOf(failure).equals(DUPLICATE_KEY);
    }

    /** Before anything could be durable. */
    static RuntimeException before(SQLException failure) {
        return new StoreUnavailable("the database failed: SQLState " + stateOf(failure), failure);
    }

    /** While something could become durable: a connection lost then leaves open whether it did. */
    static RuntimeException during(SQLException failure) {
        var state = stateOf(failure);
        return state.startsWith(CONNECTION_LOST) || state.equals(COMPLETION_UNKNOWN)
                ? new OutcomeUnknown("the database was lost while it committed: SQLState " + state, failure)
                : before(failure);
    }

    private static String stateOf(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
