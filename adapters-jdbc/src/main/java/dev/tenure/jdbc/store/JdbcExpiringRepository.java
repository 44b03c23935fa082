package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.rows.AggregateTable;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.Session;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Aggregates over JDBC that time changes. An index finds the due ones. */
class JdbcExpiringRepository<I extends AggregateId, S extends Expiring<S>> extends JdbcRepository<I, S>
        implements ExpiringRepository<I, S> {
    private final Settling settling;

    JdbcExpiringRepository(Database database, AggregateTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        super(database, table, nameOf, filter);
        this.settling = Settling.of(database.dialect());
    }

    @Override
    public final SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return settling.settle(this, now, limit, rule);
    }

    /** The due aggregates: up to the limit readable ones, and the unreadable ones, which do not count towards it. */
    final Settling.Batch<S> due(Session session, String sql, Instant now, int limit) throws SQLException {
        var batch = due(session, sql, now, limit, limit);
        var found = batch.flatMap(aggregate -> aggregate);
        return new Settling.Batch<>(
                found.map(Due::aggregate),
                found.filter(Due::isEarly).map(due -> writer.dueOf(due.aggregate())),
                batch.flatMap(Either::swap).map(Unread::reported),
                found.size() >= limit);
    }

    private Seq<Either<Unread, Due<S>>> due(Session session, String sql, Instant now, int limit, int room)
            throws SQLException {
        var values = List.of(ColumnValue.of(ColumnValue.DUE, now), ColumnValue.of("limit", room));
        var batch = session.read(sql, values, this::due);
        var needed = limit + batch.count(Either::isLeft);
        return batch.size() < room || needed == room ? batch : due(session, sql, now, limit, needed);
    }

    private Seq<Either<Unread, Due<S>>> due(ResultSet rows) throws SQLException {
        return assembler.read(rows, first -> {
            var stored = first.time(ColumnValue.DUE);
            return aggregate -> new Due<>(aggregate, stored);
        });
    }

    /** An aggregate and the due instant in its row, which may be early. */
    private record Due<S extends Expiring<S>>(Versioned<S> aggregate, Instant stored) {
        boolean isEarly() {
            return aggregate.state().due().forAll(stored::isBefore);
        }
    }
}
