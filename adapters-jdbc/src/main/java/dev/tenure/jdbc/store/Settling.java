package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.sql.Dialect;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.Function;

/** Settles a batch of due aggregates in the way that is fastest on a database. */
interface Settling {
    /** The fastest way for a database. */
    static Settling of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> new PostgresSettling();
            case H2 -> new SequentialSettling();
        };
    }

    /** Settles up to {@code limit} of these aggregates, as their port promises. */
    <S extends Expiring<S>> SweepResult settle(
            JdbcExpiringRepository<?, S> aggregates,
            Instant now,
            int limit,
            Function<Versioned<S>, Decision<S, S>> rule);

    /**
     * The due aggregates of one read.
     *
     * @param early the corrections of stored due instants that a change has left too early; before they are written,
     *     the others may not be the earliest
     * @param full true if the read reached its limit, without counting unreadable aggregates
     */
    record Batch<S>(Seq<Versioned<S>> found, Seq<RowWrite.Update> early, Seq<Unreadable> unreadable, boolean full) {
        SweepResult swept(int done) {
            return new SweepResult(done, found.size() - done, unreadable, done > 0 && full);
        }
    }
}
