package dev.tenure.jdbc;

import dev.tenure.decision.Decision;
import dev.tenure.port.Swept;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
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

    private final Settling oneByOne = new OneByOne();

    @Override
    public <S extends Timed<S>> Swept settle(
            JdbcOwners<?, S> owners, Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var swept = owners.database.transaction(connection -> {
                var batch = due(owners, connection, now, limit);
                return batch.swept(written(
                        connection, batch.found().flatMap(found -> changing(owners, found, rule.apply(found)))));
            });
            if (swept.isDefined()) return swept.get();
        }
        return oneByOne.settle(owners, now, limit, rule);
    }

    private static <S extends Timed<S>> Batch<S> due(
            JdbcOwners<?, S> owners, Connection connection, Instant now, int limit) throws SQLException {
        while (true) {
            var batch = owners.due(connection, owners.selection.dueAndFree(), now, limit);
            if (batch.early().isEmpty()) return batch;
            PostgresRows.update(connection, batch.early());
        }
    }

    private static <S extends Timed<S>> Option<Write> changing(
            JdbcOwners<?, S> owners, Versioned<S> found, Decision<S, S> decision) {
        return Option.when(decision.changes(), () -> owners.writing(found, decision));
    }

    /** How many found the row as it was read. The others write nothing; of these each writes its parts in their order. */
    private static int written(Connection connection, Seq<Write> writes) throws SQLException {
        if (writes.isEmpty()) return 0;
        var changed = PostgresRows.update(connection, Write.changes(writes));
        var stored =
                writes.filter(write -> changed.contains(write.change().name().value()));
        for (var left = unfinished(stored.map(Write::rest)); !left.isEmpty(); left = unfinished(left.map(Seq::tail)))
            write(connection, left.map(Seq::head));
        return stored.size();
    }

    private static Seq<Seq<Part>> unfinished(Seq<Seq<Part>> parts) {
        return parts.filter(left -> !left.isEmpty());
    }

    private static void write(Connection connection, Seq<Part> parts) throws SQLException {
        for (var sql : parts.map(Part::sql).distinct())
            PostgresRows.write(connection, parts.filter(part -> part.sql().equals(sql)));
    }
}
