package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.PostgresRows;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.jdbc.sql.Session;
import dev.tenure.jdbc.store.DecisionWriter.AggregateWrite;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/**
 * Settles a batch in one transaction. It locks the due aggregates as it reads them, skips those that others have
 * locked, and writes them together, with one round trip for each kind of statement.
 */
final class PostgresSettling implements Settling {
    /** The attempts at a batch. At the stricter isolation levels, one of two overlapping batches may begin again. */
    private static final int ATTEMPTS = 10;

    private final Settling oneByOne = new SequentialSettling();

    @Override
    public <S extends Expiring<S>> SweepResult settle(
            JdbcExpiringRepository<?, S> aggregates,
            Instant now,
            int limit,
            Function<Versioned<S>, Decision<S, S>> rule) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try (var session = aggregates.database.begin()) {
                var batch = due(aggregates, session, now, limit);
                var writes = batch.found().flatMap(found -> changing(aggregates, found, rule.apply(found)));
                var swept = batch.swept(written(session, writes));
                session.commit();
                return swept;
            } catch (SQLException failure) {
                if (!aggregates.database.isToBeRepeated(failure)) throw Failures.before(failure);
            }
        }
        return oneByOne.settle(aggregates, now, limit, rule);
    }

    private static <S extends Expiring<S>> Batch<S> due(
            JdbcExpiringRepository<?, S> aggregates, Session session, Instant now, int limit) throws SQLException {
        while (true) {
            var batch = aggregates.due(session, aggregates.queries.dueAndFree(), now, limit);
            if (batch.early().isEmpty()) return batch;
            PostgresRows.update(session, batch.early());
        }
    }

    private static <S extends Expiring<S>> Option<AggregateWrite> changing(
            JdbcExpiringRepository<?, S> aggregates, Versioned<S> found, Decision<S, S> decision) {
        return Option.when(decision.changes(), () -> aggregates.writer.change(found, decision));
    }

    /** Writes the aggregates whose row is unchanged, each with its parts in order, and returns their number. */
    private static int written(Session session, Seq<AggregateWrite> writes) throws SQLException {
        if (writes.isEmpty()) return 0;
        var changed = PostgresRows.update(session, AggregateWrite.changes(writes));
        var stored =
                writes.filter(write -> changed.contains(write.change().name().value()));
        for (var left = unfinished(stored.map(AggregateWrite::rest));
                !left.isEmpty();
                left = unfinished(left.map(Seq::tail))) write(session, left.map(Seq::head));
        return stored.size();
    }

    private static Seq<Seq<RowWrite>> unfinished(Seq<Seq<RowWrite>> parts) {
        return parts.filter(left -> !left.isEmpty());
    }

    private static void write(Session session, Seq<RowWrite> parts) throws SQLException {
        for (var sql : parts.map(RowWrite::sql).distinct())
            PostgresRows.write(session, parts.filter(part -> part.sql().equals(sql)));
    }
}
