package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.rows.AggregateWrite;
import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.PostgresRows;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.jdbc.sql.Session;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/**
 * A batch is one transaction: the due are locked as they are read, those that others have locked are left out, and what
 * is written for them goes together, a round trip for each kind of statement.
 */
final class PostgresSettling implements Settling {
    /** At the stricter isolation levels of two batches that overlap one may have to begin again. */
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

    /** How many found the row as it was read. The others write nothing; of these each writes its parts in their order. */
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
