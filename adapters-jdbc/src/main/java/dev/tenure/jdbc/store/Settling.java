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

/** How a batch of what is due is settled: databases differ in what is fast. */
interface Settling {
    /** The fastest way of a database. */
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
     * Some that are due, as they were read.
     *
     * @param early puts right those whose stored due is before their own, as a change leaves it; until that is done the
     *     others may not be the earliest
     * @param full whether there were as many as were asked for, those that cannot be read left out
     */
    record Batch<S>(Seq<Versioned<S>> found, Seq<RowWrite.Update> early, Seq<Unreadable> unreadable, boolean full) {
        SweepResult swept(int done) {
            return new SweepResult(done, found.size() - done, unreadable, done > 0 && full);
        }
    }
}
