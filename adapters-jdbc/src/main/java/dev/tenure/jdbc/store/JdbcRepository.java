package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.rows.AggregateTable;
import dev.tenure.jdbc.rows.AggregateWrite;
import dev.tenure.jdbc.rows.Queries;
import dev.tenure.jdbc.rows.RowAssembler;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.Session;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Aggregates of one kind over JDBC: a load is one statement, a write one compare-and-set with all that hangs on it. */
class JdbcRepository<I extends AggregateId, S extends Expiring<S>> implements ExpiringRepository<I, S> {
    final Database database;
    final Queries<S> queries;
    private final AggregateTable<S> table;
    private final RowAssembler<S> assembler;
    private final Function<I, UUID> nameOf;
    private final DecisionWriter<S> writer;
    private final Settling settling;
    private final String byName;

    JdbcRepository(Database database, AggregateTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        this.database = database;
        this.queries = new Queries<>(table);
        this.table = table;
        this.assembler = new RowAssembler<>(table);
        this.nameOf = nameOf;
        this.writer = new DecisionWriter<>(table, filter);
        this.settling = Settling.of(database.dialect());
        this.byName = queries.byName();
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return only(database.read(byName, key(id), this::read));
    }

    /** The only aggregate of an answer. Who asks for one that cannot be read is not told that there is none. */
    static <T> Option<T> only(Seq<Either<Unread, T>> answer) {
        return all(answer).headOption();
    }

    /** All aggregates of an answer, each of which has to be readable. */
    static <T> Seq<T> all(Seq<Either<Unread, T>> answer) {
        return answer.map(aggregate -> aggregate.getOrElseThrow(Unread::thrown));
    }

    /** Aggregates by a statement of {@link Queries}. */
    final Seq<Either<Unread, Versioned<S>>> read(ResultSet rows) throws SQLException {
        return assembler.read(rows);
    }

    private Seq<ColumnValue> key(I id) {
        return List.of(ColumnValue.of("id", nameOf.apply(id)));
    }

    @Override
    public final Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        return database.write(writer.insertion(decision), writer.besides(decision))
                ? Either.right(stored(decision, 1, Option.none()))
                : Either.left(new Stale());
    }

    @Override
    public final Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        var write = writing(found, decision);
        return database.write(write.least(), write.rest())
                ? Either.right(stored(decision, found.version() + 1, found.withdrawn()))
                : Either.left(new Stale());
    }

    private static <S> Versioned<S> stored(Decision<S, ?> decision, long version, Option<End> withdrawn) {
        return new Versioned<>(decision.next(), version, DecisionWriter.recordedAt(decision.events()), withdrawn);
    }

    /** Rolled back for contention, it begins again: whoever ends an aggregate waits for its turn. */
    @Override
    public final <R> Option<Decision<S, R>> changeLocked(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        while (true) {
            try (var session = database.begin()) {
                var decision = changeLocked(session, id, decide);
                session.commit();
                return decision;
            } catch (SQLException failure) {
                if (!database.isToBeRepeated(failure)) throw Failures.before(failure);
            }
        }
    }

    private <R> Option<Decision<S, R>> changeLocked(
            Session session, I id, Function<Versioned<S>, Decision<S, R>> decide) throws SQLException {
        session.read("SELECT id FROM " + table.name() + " WHERE id = ? FOR UPDATE", key(id), rows -> 0);
        var found = only(session.read(byName, key(id), this::read));
        var decision = found.map(decide);
        for (var changed : decision.filter(Decision::changes))
            if (!isWritten(session, writing(found.get(), changed)))
                throw new IllegalStateException("a locked row changed");
        return decision;
    }

    private boolean isWritten(Session session, AggregateWrite write) throws SQLException {
        return database.dialect().write(session, write.least(), write.rest());
    }

    /** All that this decision writes of an aggregate. */
    final AggregateWrite writing(Versioned<S> found, Decision<S, ?> decision) {
        return writer.change(found, decision);
    }

    @Override
    public final SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return settling.settle(this, now, limit, rule);
    }

    /** Those due that can be read, up to the limit; and those that cannot, which so take nobody's place. */
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

    @Override
    public final int purge(Instant overSince, int limit) {
        return bulk(queries.purging(table.overSince()), overSince, limit);
    }

    /** One statement for a batch of those whose instant has come. */
    final int bulk(String sql, Instant until, int limit) {
        return database.execute(
                sql,
                List.of(
                        ColumnValue.of("until", until),
                        ColumnValue.of("limit", limit),
                        ColumnValue.of("until", until)));
    }

    /** An aggregate and when it is due by its row, which may be early. */
    private record Due<S extends Expiring<S>>(Versioned<S> aggregate, Instant stored) {
        boolean isEarly() {
            return aggregate.state().due().forAll(stored::isBefore);
        }
    }
}
