package dev.tenure.jdbc.store;

import dev.tenure.decision.Created;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.Expiring;
import dev.tenure.item.Item;
import dev.tenure.jdbc.outbox.EventRow;
import dev.tenure.jdbc.rows.AggregateTable;
import dev.tenure.jdbc.rows.AggregateWrite;
import dev.tenure.jdbc.rows.ItemTable;
import dev.tenure.jdbc.rows.Queries;
import dev.tenure.jdbc.rows.RowAssembler;
import dev.tenure.jdbc.rows.Unread;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.Database;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.ExpiringRepository;
import dev.tenure.port.store.Stale;
import dev.tenure.port.store.SweepResult;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.AggregateId;
import dev.tenure.token.Token;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Aggregates of one kind over JDBC: a load is one statement, a write one compare-and-set with all that hangs on it. */
class JdbcRepository<I extends AggregateId, S extends Expiring<S>> implements ExpiringRepository<I, S> {
    final Database database;
    private final AggregateTable<S> table;
    final Queries<S> queries;
    private final Function<I, UUID> nameOf;
    private final EventFilter filter;
    private final RowAssembler<S> assembler;
    private final String byName;
    private final Settling settling;

    JdbcRepository(Database database, AggregateTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        this.database = database;
        this.table = table;
        this.queries = new Queries<>(table);
        this.assembler = new RowAssembler<>(table);
        this.nameOf = nameOf;
        this.filter = filter;
        this.byName = queries.byName();
        this.settling = Settling.of(database.dialect());
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return readable(byName, ColumnValue.of("id", nameOf.apply(id))).headOption();
    }

    @Override
    public final Either<Stale, Versioned<S>> add(Decision<S, ?> decision) {
        var at = recordedAt(decision.events());
        return database.write(insertion(table, decision.next(), at), rest(Option.none(), decision, 1))
                ? Either.right(new Versioned<>(decision.next(), 1, at, Option.none()))
                : Either.left(new Stale());
    }

    @Override
    public final Either<Stale, Versioned<S>> commit(Versioned<S> found, Decision<S, ?> decision) {
        var write = writing(found, decision);
        return database.write(write.least(), write.rest())
                ? Either.right(after(found, decision))
                : Either.left(new Stale());
    }

    /** Rolled back for contention, it begins again: whoever ends an aggregate waits for its turn. */
    @Override
    public final <R> Option<Decision<S, R>> changeLocked(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        Option<Option<Decision<S, R>>> decided = Option.none();
        while (decided.isEmpty()) decided = lockedOnce(nameOf.apply(id), decide);
        return decided.get();
    }

    private <R> Option<Option<Decision<S, R>>> lockedOnce(UUID name, Function<Versioned<S>, Decision<S, R>> decide) {
        var key = List.of(ColumnValue.of("id", name));
        return database.transaction(connection -> {
            Database.read(connection, "SELECT id FROM " + table.name() + " WHERE id = ? FOR UPDATE", key, rows -> 0);
            var found = Database.read(connection, byName, key, this::aggregates).map(JdbcRepository::readable);
            var decision = found.map(decide).headOption();
            for (var changed : decision.filter(Decision::changes)) {
                var write = writing(found.head(), changed);
                if (!database.writeIn(connection, write.least(), write.rest()))
                    throw new IllegalStateException("a locked row changed");
            }
            return decision;
        });
    }

    @Override
    public final SweepResult settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return settling.settle(this, now, limit, rule);
    }

    /** Those due that can be read, up to the limit; and those that cannot, which so take nobody's place. */
    final Settling.Batch<S> due(Connection connection, String sql, Instant now, int limit) throws SQLException {
        var batch = due(connection, sql, now, limit, limit);
        var found = batch.flatMap(aggregate -> aggregate);
        return new Settling.Batch<>(
                found.map(Due::aggregate),
                found.filter(Due::isEarly).map(aggregate -> right(aggregate.aggregate())),
                batch.flatMap(Either::swap).map(Unread::reported),
                found.size() >= limit);
    }

    private Seq<Either<Unread, Due<S>>> due(Connection connection, String sql, Instant now, int limit, int room)
            throws SQLException {
        var cells = List.of(ColumnValue.of(ColumnValue.DUE, now), ColumnValue.of("limit", room));
        var batch = Database.read(connection, sql, cells, this::due);
        var needed = limit + batch.count(Either::isLeft);
        return batch.size() < room || needed == room ? batch : due(connection, sql, now, limit, needed);
    }

    private Seq<Either<Unread, Due<S>>> due(ResultSet rows) throws SQLException {
        return assembler.read(rows, first -> {
            var stored = first.time(ColumnValue.DUE);
            return aggregate -> new Due<>(aggregate, stored);
        });
    }

    private RowWrite.Update right(Versioned<S> found) {
        return new RowWrite.Update(
                table.name(),
                List.of(ColumnValue.ofTime(ColumnValue.DUE, found.state().due())),
                key(found));
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

    final Seq<Versioned<S>> readable(String sql, ColumnValue... cells) {
        return load(sql, cells).map(JdbcRepository::readable);
    }

    /** Who asks for an aggregate that cannot be read is not told that there is none. */
    static <T> T readable(Either<Unread, T> aggregate) {
        return aggregate.getOrElseThrow(Unread::thrown);
    }

    private Seq<Either<Unread, Versioned<S>>> load(String sql, ColumnValue... cells) {
        return database.read(sql, List.of(cells), this::aggregates);
    }

    private Seq<Either<Unread, Versioned<S>>> aggregates(ResultSet rows) throws SQLException {
        return assembler.read(rows);
    }

    private Versioned<S> after(Versioned<S> found, Decision<S, ?> decision) {
        return new Versioned<>(decision.next(), found.version() + 1, recordedAt(decision.events()), found.withdrawn());
    }

    /** All that this decision writes of an aggregate. */
    final AggregateWrite writing(Versioned<S> found, Decision<S, ?> decision) {
        var rest = rest(Option.of(found.state()), decision, found.version() + 1);
        return new AggregateWrite(change(found, decision), table.columnValues(found.state()), rest);
    }

    private RowWrite.Update change(Versioned<S> found, Decision<S, ?> decision) {
        var state = decision.next();
        return new RowWrite.Update(
                table.name(),
                table.columnValues(state)
                        .appendAll(Array.of(
                                ColumnValue.of("version", found.version() + 1),
                                ColumnValue.of("changed_at", recordedAt(decision.events())))),
                key(found));
    }

    /** The row as it was found. */
    private Seq<ColumnValue> key(Versioned<S> found) {
        return Array.of(ColumnValue.of("id", table.nameOf(found.state())), ColumnValue.of("version", found.version()));
    }

    private static <S extends Expiring<S>> RowWrite insertion(AggregateTable<S> table, S state, Instant at) {
        return new RowWrite.Insert(
                table.name(),
                table.columnValues(state)
                        .append(ColumnValue.of("id", table.nameOf(state)))
                        .append(ColumnValue.of("version", 1L))
                        .append(ColumnValue.of("changed_at", at)));
    }

    private Seq<RowWrite> rest(Option<S> before, Decision<S, ?> decision, long version) {
        return belongings(table, before, decision.next(), decision.issued(), decision.events(), version)
                .appendAll(decision.created().flatMap(this::founding));
    }

    private Seq<RowWrite> founding(Created created) {
        var items = new ItemTable();
        var item = (Item) created.aggregate();
        return belongings(items, Option.none(), item, created.issued(), created.events(), 1)
                .prepend(insertion(items, item, recordedAt(created.events())));
    }

    private <T extends Expiring<T>> Seq<RowWrite> belongings(
            AggregateTable<T> of, Option<T> before, T after, Seq<Token> issued, Seq<Event> events, long version) {
        var name = of.nameOf(after);
        return of.children(before, after)
                .appendAll(of.tokens(issued, name))
                .appendAll(EventRow.insertions(after.id(), version, events, filter));
    }

    private static Instant recordedAt(Seq<Event> events) {
        return events.last().recordedAt();
    }

    /** An aggregate and when it is due by its row, which may be early. */
    private record Due<S extends Expiring<S>>(Versioned<S> aggregate, Instant stored) {
        boolean isEarly() {
            return aggregate.state().due().forAll(stored::isBefore);
        }
    }
}
