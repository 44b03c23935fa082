package dev.tenure.inmemory;

import dev.tenure.decision.Decision;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import dev.tenure.token.OwnerId;
import dev.tenure.token.Token;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/** Owners that are also found by when they are due. */
class InMemoryTimedOwners<I extends OwnerId, S extends Timed<S>> extends InMemoryOwners<I, S>
        implements TimedOwners<I, S> {
    private final Timeline due = new Timeline();

    InMemoryTimedOwners(InMemoryOutbox outbox) {
        super(outbox);
    }

    @Override
    public final Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        var batch = due.until(now, limit);
        var done = batch.flatMap(this::row).count(row -> isSettled(versioned(row), rule));
        return Swept.of(done, batch.size() - done, done > 0 && batch.size() == limit);
    }

    private boolean isSettled(Versioned<S> found, Function<Versioned<S>, Decision<S, S>> rule) {
        var decision = rule.apply(found);
        return decision.changes() && commit(found, decision).isRight();
    }

    @Override
    void arrange(Option<Row<S>> before, Row<S> after, Seq<Token> issued) {
        due.move(before.flatMap(row -> row.state().due()), after.state().due(), after);
    }

    @Override
    void forget(Row<S> row) {
        due.move(row.state().due(), Option.none(), row);
    }
}
