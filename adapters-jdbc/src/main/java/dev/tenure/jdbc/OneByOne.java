package dev.tenure.jdbc;

import dev.tenure.decision.Decision;
import dev.tenure.port.Swept;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import io.vavr.collection.List;
import java.time.Instant;
import java.util.function.Function;

/** The due are read once, and each is written in a transaction of its own. */
final class OneByOne implements Settling {
    @Override
    public <S extends Timed<S>> Swept settle(
            JdbcOwners<?, S> owners, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        var batch = due(owners, now, limit);
        return batch.swept(batch.found().count(owner -> isSettled(owners, owner, rule.apply(owner))));
    }

    private static <S extends Timed<S>> Batch<S> due(JdbcOwners<?, S> owners, Instant now, int limit) {
        while (true) {
            var batch =
                    owners.database.connected(connection -> owners.due(connection, owners.selection.due(), now, limit));
            if (batch.early().isEmpty()) return batch;
            batch.early().forEach(right -> owners.database.write(right, List.empty()));
        }
    }

    private static <S extends Timed<S>> boolean isSettled(
            JdbcOwners<?, S> owners, Versioned<S> found, Decision<S, S> decision) {
        return decision.changes() && owners.commit(found, decision).isRight();
    }
}
