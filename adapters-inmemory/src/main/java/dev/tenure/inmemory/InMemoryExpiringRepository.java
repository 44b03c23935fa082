package dev.tenure.inmemory;

import dev.tenure.decision.Aggregate;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Aggregates, also found by their due instant. */
class InMemoryExpiringRepository<I extends AggregateId, S extends Expiring<S>> extends InMemoryRepository<I, S>
        implements ExpiringRepository<I, S> {
    private final Timeline due = new Timeline();
    private final Timeline over = new Timeline();

    InMemoryExpiringRepository(InMemoryOutbox outbox) {
        super(outbox);
    }

    @Override
    public final SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        var batch = due(now, limit);
        var done = batch.flatMap(this::row).count(row -> isSettled(versioned(row), rule));
        return SweepResult.of(done, batch.size() - done, done > 0 && batch.size() == limit);
    }

    /** The earliest, after moving rows that were listed early to their own instants. */
    private Seq<AggregateId> due(Instant now, int limit) {
        while (true) {
            var batch = due.until(now, limit);
            var early = batch.flatMap(this::row).filter(Row::isEarly);
            if (early.isEmpty()) return batch;
            early.forEach(row -> replace(row.state().id(), same -> true, Row::listedRight));
        }
    }

    private boolean isSettled(Versioned<S> found, Function<Versioned<S>, Decision<S, S>> rule) {
        var decision = rule.apply(found);
        return decision.changes() && commit(found, decision).isRight();
    }

    @Override
    public final int purge(Instant overSince, int limit) {
        return forget(over, Aggregate::endedSince, overSince, limit);
    }

    /** Deletes the aggregates on a timeline whose instant has come, unless they have moved on it meanwhile. */
    final int forget(Timeline timeline, Function<S, Option<Instant>> place, Instant until, int limit) {
        return timeline.forEach(
                until, limit, id -> delete(id, row -> place.apply(row.state()).exists(since -> !since.isAfter(until))));
    }

    @Override
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        due.move(before.flatMap(Row::listed), after.listed(), after);
        over.move(before.flatMap(row -> row.state().endedSince()), after.state().endedSince(), after);
    }

    @Override
    void forget(Row<S> row) {
        due.move(row.listed(), Option.none(), row);
        over.move(row.state().endedSince(), Option.none(), row);
    }
}
