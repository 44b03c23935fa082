package dev.tenure.jdbc.outbox;

import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Dialect;
import dev.tenure.jdbc.sql.Session;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The steps of a delivery that databases take in different words: each whole, in a session that commits it. */
interface OutboxSql {
    /** The words of a database. */
    static OutboxSql of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresOutboxSql();
            case H2 -> new H2OutboxSql();
        };
    }

    /** A stream that goes on, as if nothing had failed. */
    String FREE =
            """
            UPDATE tenure_stream SET claimable_from = 0, claimed = FALSE, parked_at = NULL, failed = 0, fencing_token = DEFAULT
            WHERE\s""";

    /**
     * Gives up to {@code limit} notices that have just been written to their streams, the oldest first; how many. Others
     * that do the same are not waited for.
     */
    int admit(Session session, int limit) throws SQLException;

    /** The rows of up to {@code limit} streams, claimed, those of others left out; in the order in which they waited. */
    Seq<Long> claim(Session session, Instant now, Instant until, int limit) throws SQLException;

    /**
     * Deletes a notice; a stream that is empty then goes, and if not, it is free for the next claim if this was its turn,
     * or if nobody else has claimed it and the notice was still there.
     *
     * @param aggregate two cells, its kind and its name
     */
    void acknowledge(Session session, ColumnValue notice, Seq<ColumnValue> aggregate, ColumnValue fencingToken)
            throws SQLException;

    /** The first column. */
    static Seq<Long> numbers(ResultSet rows) throws SQLException {
        var numbers = Vector.<Long>empty();
        while (rows.next()) numbers = numbers.append(rows.getLong(1));
        return numbers;
    }
}
