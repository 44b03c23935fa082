package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.sql.Failures;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import io.vavr.collection.List;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/** Reads the due aggregates once, and writes each in a transaction of its own. */
final class SequentialSettling implements Settling {
    @Override
    public <S extends Expiring<S>> SweepResult settle(
            JdbcExpiringRepository<?, S> aggregates,
            Instant now,
            int limit,
            Function<Versioned<S>, Decision<S, S>> rule) {
        var batch = due(aggregates, now, limit);
        return batch.swept(batch.found().count(aggregate -> isSettled(aggregates, aggregate, rule.apply(aggregate))));
    }

    private static <S extends Expiring<S>> Batch<S> due(
            JdbcExpiringRepository<?, S> aggregates, Instant now, int limit) {
        while (true) {
            var batch = dueOnce(aggregates, now, limit);
            if (batch.early().isEmpty()) return batch;
            batch.early().forEach(right -> aggregates.database.write(right, List.empty()));
        }
    }

    private static <S extends Expiring<S>> Batch<S> dueOnce(
            JdbcExpiringRepository<?, S> aggregates, Instant now, int limit) {
        try (var session = aggregates.database.connect()) {
            return aggregates.due(session, aggregates.queries.due(), now, limit);
        } catch (SQLException failure) {
            throw Failures.before(failure);
        }
    }

    private static <S extends Expiring<S>> boolean isSettled(
            JdbcExpiringRepository<?, S> aggregates, Versioned<S> found, Decision<S, S> decision) {
        return decision.changes() && isStored(aggregates, found, decision);
    }

    /** False if another caller was faster, or holds the row for longer than the database waits. */
    private static <S extends Expiring<S>> boolean isStored(
            JdbcExpiringRepository<?, S> aggregates, Versioned<S> found, Decision<S, S> decision) {
        try {
            return aggregates.commit(found, decision).isRight();
        } catch (StoreUnavailable failed) {
            if (failed.getCause() instanceof SQLException failure && Failures.isLockTimeout(failure)) return false;
            throw failed;
        }
    }
}
