package dev.tenure.jdbc.sql;

import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.port.store.StoreUnavailable;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.sql.SQLException;
import java.sql.SQLWarning;

/**
 * The meaning of a database error: another was faster, certainly nothing changed, or the outcome is unknown. A lock
 * that was not released in time belongs to the second: nobody was faster.
 */
public final class Failures {
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final Set<String> CONTENTION = HashSet.of(SERIALIZATION_FAILURE, "40P01"); // PostgreSQL: deadlock
    private static final Set<String> LOCK_TIMEOUT = HashSet.of(
            "55P03", // PostgreSQL: lock not available
            "HYT00"); // H2: timeout waiting for a lock
    private static final String DUPLICATE_KEY = "23505";
    private static final String STILL_REFERRED_TO = "23503";
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String QUERY_CANCELED = "57014";

    private static final String TRIGGER_FAILED = "90005"; // H2

    /**
     * The error classes of a statement that changed nothing: triggers and routines of the host, not supported, data,
     * constraints, syntax, resources.
     */
    private static final Set<String> REFUSED = HashSet.of(
            "09", "0A", "21", "22", "23", "25", "26", "27", "28", "34", "38", "39", "40", "42", "44", "53", "54", "55",
            "P0");

    private Failures() {}

    /** True if another transaction was faster; after a rollback the same work may be tried again. */
    public static boolean isContention(SQLException failure) {
        return CONTENTION.contains(stateOf(failure));
    }

    /** True if a lock was not released within the database's lock timeout. */
    public static boolean isLockTimeout(SQLException failure) {
        return LOCK_TIMEOUT.contains(stateOf(failure));
    }

    /** True for a serialization failure, after which a query may be repeated. */
    public static boolean isOutOfOrder(SQLException failure) {
        return stateOf(failure).equals(SERIALIZATION_FAILURE);
    }

    /** True if another transaction was faster, including one that inserted the same key. */
    public static boolean isLost(SQLException failure) {
        return isContention(failure) || stateOf(failure).equals(DUPLICATE_KEY);
    }

    /** True if another transaction was faster, including one that inserted a reference to the deleted row. */
    public static boolean isOvertaken(SQLException failure) {
        return isLost(failure) || stateOf(failure).equals(STILL_REFERRED_TO);
    }

    /** The exception for a failure before anything could be durable. */
    public static RuntimeException before(SQLException failure) {
        var what = isLockTimeout(failure) ? "a lock was not released in time" : "the database failed";
        return new StoreUnavailable(what + ": SQLState " + stateOf(failure), failure);
    }

    /** The exception for a failure during a commit. Only a refusal by the database proves that nothing is durable. */
    public static RuntimeException during(SQLException failure) {
        return isRefused(stateOf(failure))
                ? before(failure)
                : new OutcomeUnknown("the database was lost while it committed: SQLState " + stateOf(failure), failure);
    }

    /** The exception for a commit that may be less durable than the database is configured to be. */
    static OutcomeUnknown warned(SQLWarning warning) {
        return new OutcomeUnknown("the database warned as it committed: SQLState " + stateOf(warning), warning);
    }

    private static boolean isRefused(String state) {
        var isOfClass = state.length() == 5 && REFUSED.contains(state.substring(0, 2));
        return (isOfClass && !state.equals(COMPLETION_UNKNOWN))
                || state.equals(QUERY_CANCELED)
                || state.equals(TRIGGER_FAILED)
                || LOCK_TIMEOUT.contains(state);
    }

    private static String stateOf(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
