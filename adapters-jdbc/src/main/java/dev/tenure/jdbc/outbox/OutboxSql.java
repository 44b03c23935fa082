package dev.tenure.jdbc.outbox;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Dialect;
import dev.tenure.jdbc.sql.Session;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The steps of a delivery whose SQL depends on the database. Each is atomic in a session that commits it. */
interface OutboxSql {
    /** The steps for the database of a dialect. */
    static OutboxSql of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresOutboxSql();
            case H2 -> new H2OutboxSql();
        };
    }

    /** Lets a stream go on as if nothing had failed. */
    String FREE =
            """
            UPDATE tenure_stream SET claimable_from = 0, claimed = FALSE, parked_at = NULL, failed = 0, fencing_token = DEFAULT
            WHERE\s""";

    /**
     * Assigns up to {@code limit} newly written notices to their streams, oldest first, and returns their number. It
     * does not wait for relays that do the same.
     */
    int admit(Session session, int limit) throws SQLException;

    /** Claims up to {@code limit} streams, longest waiting first, and skips those that another relay has locked. */
    Seq<Long> claim(Session session, Instant now, Instant until, int limit) throws SQLException;

    /**
     * Deletes a notice, and its stream if that is now empty. Otherwise the stream is free for the next claim if this
     * fencing token is current, or if the stream is unclaimed and the notice still existed.
     *
     * @param aggregate two values, its kind and its id
     */
    void acknowledge(Session session, ColumnValue notice, Seq<ColumnValue> aggregate, ColumnValue fencingToken)
            throws SQLException;

    /** The numbers in the first column. */
    static Seq<Long> numbers(ResultSet rows) throws SQLException {
        var numbers = Vector.<Long>empty();
        while (rows.next()) numbers = numbers.append(rows.getLong(1));
        return numbers;
    }
}
