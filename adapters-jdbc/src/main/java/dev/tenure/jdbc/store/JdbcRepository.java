package dev.tenure.jdbc.store;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Expiring;
import dev.tenure.jdbc.rows.AggregateTable;
import dev.tenure.jdbc.rows.Queries;
import dev.tenure.jdbc.rows.RowAssembler;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.Failures;
import dev.tenure.jdbc.sql.Session;
import dev.tenure.jdbc.store.DecisionWriter.AggregateWrite;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.Repository;
import dev.tenure.port.store.Stale;
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

/** Aggregates of one kind over JDBC. A load is one statement; a write is one compare-and-set of all its rows. */
class JdbcRepository<I extends AggregateId, S extends Expiring<S>> implements Repository<I, S> {
    final Database database;
    final Queries<S> queries;
    private final AggregateTable<S> table;
    final RowAssembler<S> assembler;
    private final Function<I, UUID> nameOf;
    final DecisionWriter<S> writer;
    private final String byName;

    JdbcRepository(Database database, AggregateTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        this.database = database;
        this.queries = new Queries<>(table);
        this.table = table;
        this.assembler = new RowAssembler<>(table);
        this.nameOf = nameOf;
        this.writer = new DecisionWriter<>(table, filter);
        this.byName = queries.byName();
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return only(database.read(byName, key(id), this::read));
    }

    /** The only aggregate of an answer. An unreadable one is an error, not an absence. */
    static <T> Option<T> only(Seq<Either<Unread, T>> answer) {
        return answer.headOption().map(aggregate -> aggregate.getOrElseThrow(Unread::thrown));
    }

    /** The aggregates that a statement of {@link Queries} finds. */
    final Seq<Either<Unread, Versioned<S>>> read(ResultSet rows) throws SQLException {
        return assembler.read(rows);
    }

    /**
     * A page of the aggregates with these values, in the order of their creation: the first, or after one of them.
     */
    final Seq<Either<Unreadable, Versioned<S>>> page(Seq<ColumnValue> values, Option<I> after, int limit) {
        var columns = values.map(ColumnValue::column);
        var sql = after.isEmpty() ? queries.firstPage(columns) : queries.nextPage(columns);
        var keys = values.appendAll(after.toList().flatMap(this::key)).append(ColumnValue.of("limit", limit));
        return reported(database.read(sql, keys, this::read));
    }

    /** The aggregates of a list, in which each unreadable one is reported in its place. */
    static <T> Seq<Either<Unreadable, T>> reported(Seq<Either<Unread, T>> found) {
        return found.map(aggregate -> aggregate.mapLeft(Unread::reported));
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
        var write = writer.change(found, decision);
        return database.write(write.least(), write.rest())
                ? Either.right(stored(decision, found.version() + 1, found.withdrawn()))
                : Either.left(new Stale());
    }

    private static <S> Versioned<S> stored(Decision<S, ?> decision, long version, Option<End> withdrawn) {
        return new Versioned<>(decision.next(), version, DecisionWriter.recordedAt(decision.events()), withdrawn);
    }

    @Override
    public final boolean confirm(Versioned<S> found) {
        return database.write(writer.confirmation(found), List.empty());
    }

    @Override
    public final <R> Either<Stale, Option<Decision<S, R>>> changeLocked(
            I id, Function<Versioned<S>, Decision<S, R>> decide) {
        try (var session = database.begin()) {
            var decision = changeLocked(session, id, decide);
            session.commit();
            return Either.right(decision);
        } catch (SQLException failure) {
            if (database.isToBeRepeated(failure)) return Either.left(new Stale());
            throw Failures.before(failure);
        }
    }

    private <R> Option<Decision<S, R>> changeLocked(
            Session session, I id, Function<Versioned<S>, Decision<S, R>> decide) throws SQLException {
        session.read("SELECT id FROM " + table.name() + " WHERE id = ? FOR UPDATE", key(id), rows -> 0);
        var found = only(session.read(byName, key(id), this::read));
        var decision = found.map(decide);
        for (var changed : decision.filter(Decision::changes))
            if (!isWritten(session, writer.change(found.get(), changed)))
                throw new IllegalStateException("a locked row changed");
        return decision;
    }

    private boolean isWritten(Session session, AggregateWrite write) throws SQLException {
        return database.dialect().write(session, write.least(), write.rest());
    }

    /** Deletes up to {@code limit} aggregates that had ended by this instant. */
    public final int purge(Instant overSince, int limit) {
        return bulk(queries.purging(table.endedSinceColumn()), overSince, limit);
    }

    /** Runs one statement for a batch of aggregates up to an instant. */
    final int bulk(String sql, Instant until, int limit) {
        return database.execute(
                sql,
                List.of(
                        ColumnValue.of("until", until),
                        ColumnValue.of("limit", limit),
                        ColumnValue.of("until", until)));
    }
}
