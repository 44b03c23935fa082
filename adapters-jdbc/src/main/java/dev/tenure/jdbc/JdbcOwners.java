package dev.tenure.jdbc;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.Founded;
import dev.tenure.item.Item;
import dev.tenure.jdbc.Selection.Unread;
import dev.tenure.port.EventFilter;
import dev.tenure.port.Stale;
import dev.tenure.port.Swept;
import dev.tenure.port.TimedOwners;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import dev.tenure.token.OwnerId;
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

/** Owners of one kind over JDBC: a load is one statement, a write one compare-and-set with all that hangs on it. */
class JdbcOwners<I extends OwnerId, S extends Timed<S>> implements TimedOwners<I, S> {
    static final String DUE = "due_at";

    final Database database;
    private final OwnerTable<S> table;
    final Selection<S> selection;
    private final Function<I, UUID> nameOf;
    private final EventFilter filter;
    private final Layout layout = new Layout();
    private final String byName;

    JdbcOwners(Database database, OwnerTable<S> table, Function<I, UUID> nameOf, EventFilter filter) {
        this.database = database;
        this.table = table;
        this.selection = new Selection<>(table);
        this.nameOf = nameOf;
        this.filter = filter;
        this.byName = selection.byName();
    }

    @Override
    public final Option<Versioned<S>> find(I id) {
        return readable(byName, Cell.of("id", nameOf.apply(id))).headOption();
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

    /** Rolled back for contention, it begins again: whoever ends an owner waits for its turn. */
    @Override
    public final <R> Option<Decision<S, R>> lockedChange(I id, Function<Versioned<S>, Decision<S, R>> decide) {
        Option<Option<Decision<S, R>>> decided = Option.none();
        while (decided.isEmpty()) decided = lockedOnce(nameOf.apply(id), decide);
        return decided.get();
    }

    private <R> Option<Option<Decision<S, R>>> lockedOnce(UUID name, Function<Versioned<S>, Decision<S, R>> decide) {
        var key = List.of(Cell.of("id", name));
        return database.transaction(connection -> {
            Database.read(connection, "SELECT id FROM " + table.name() + " WHERE id = ? FOR UPDATE", key, rows -> 0);
            var found = Database.read(connection, byName, key, this::owners).map(JdbcOwners::readable);
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
    public final Swept settle(Instant now, int limit, Function<Versioned<S>, Decision<S, S>> rule) {
        return database.dialect().settling().settle(this, now, limit, rule);
    }

    /** Those due that can be read, up to the limit; and those that cannot, which so take nobody's place. */
    final Settling.Batch<S> due(Connection connection, String sql, Instant now, int limit) throws SQLException {
        var batch = due(connection, sql, now, limit, limit);
        var found = batch.flatMap(owner -> owner);
        return new Settling.Batch<>(
                found.map(Due::owner),
                found.filter(Due::isEarly).map(owner -> right(owner.owner())),
                batch.flatMap(Either::swap).map(Unread::reported),
                found.size() >= limit);
    }

    private Seq<Either<Unread, Due<S>>> due(Connection connection, String sql, Instant now, int limit, int room)
            throws SQLException {
        var cells = List.of(Cell.of(DUE, now), Cell.of("limit", room));
        var batch = Database.read(connection, sql, cells, this::due);
        var needed = limit + batch.count(Either::isLeft);
        return batch.size() < room || needed == room ? batch : due(connection, sql, now, limit, needed);
    }

    private Seq<Either<Unread, Due<S>>> due(ResultSet rows) throws SQLException {
        return selection.read(rows, layout, first -> {
            var stored = first.time(DUE);
            return owner -> new Due<>(owner, stored);
        });
    }

    private Part.Update right(Versioned<S> found) {
        return new Part.Update(
                table.name(), List.of(Cell.ofTime(DUE, found.state().due())), key(found));
    }

    @Override
    public final int forget(Instant overSince, int limit) {
        return bulk(selection.forgetting(table.overSince()), overSince, limit);
    }

    /** One statement for a batch of those whose instant has come. */
    final int bulk(String sql, Instant until, int limit) {
        return database.execute(
                sql, List.of(Cell.of("until", until), Cell.of("limit", limit), Cell.of("until", until)));
    }

    final Seq<Versioned<S>> readable(String sql, Cell... cells) {
        return load(sql, cells).map(JdbcOwners::readable);
    }

    /** Who asks for an owner that cannot be read is not told that there is none. */
    static <T> T readable(Either<Unread, T> owner) {
        return owner.getOrElseThrow(Unread::thrown);
    }

    private Seq<Either<Unread, Versioned<S>>> load(String sql, Cell... cells) {
        return database.read(sql, List.of(cells), this::owners);
    }

    private Seq<Either<Unread, Versioned<S>>> owners(ResultSet rows) throws SQLException {
        return selection.read(rows, layout, first -> owner -> owner);
    }

    private Versioned<S> after(Versioned<S> found, Decision<S, ?> decision) {
        return new Versioned<>(decision.next(), found.version() + 1, recordedAt(decision.events()), found.withdrawn());
    }

    /** All that this decision writes of an owner. */
    final Write writing(Versioned<S> found, Decision<S, ?> decision) {
        var rest = rest(Option.of(found.state()), decision, found.version() + 1);
        return new Write(change(found, decision), table.cells(found.state()), rest);
    }

    private Part.Update change(Versioned<S> found, Decision<S, ?> decision) {
        var state = decision.next();
        return new Part.Update(
                table.name(),
                table.cells(state)
                        .appendAll(Array.of(
                                Cell.of("version", found.version() + 1),
                                Cell.of("changed_at", recordedAt(decision.events())))),
                key(found));
    }

    /** The row as it was found. */
    private Seq<Cell> key(Versioned<S> found) {
        return Array.of(Cell.of("id", table.nameOf(found.state())), Cell.of("version", found.version()));
    }

    private static <S extends Timed<S>> Part insertion(OwnerTable<S> table, S state, Instant at) {
        return new Part.Insert(
                table.name(),
                table.cells(state)
                        .append(Cell.of("id", table.nameOf(state)))
                        .append(Cell.of("version", 1L))
                        .append(Cell.of("changed_at", at)));
    }

    private Seq<Part> rest(Option<S> before, Decision<S, ?> decision, long version) {
        return belongings(table, before, decision.next(), decision.issued(), decision.events(), version)
                .appendAll(decision.founded().flatMap(this::founding));
    }

    private Seq<Part> founding(Founded founded) {
        var items = new ItemTable();
        var item = (Item) founded.owner();
        return belongings(items, Option.none(), item, founded.issued(), founded.events(), 1)
                .prepend(insertion(items, item, recordedAt(founded.events())));
    }

    private <T extends Timed<T>> Seq<Part> belongings(
            OwnerTable<T> of, Option<T> before, T after, Seq<Token> issued, Seq<Event> events, long version) {
        var name = of.nameOf(after);
        return of.children(before, after)
                .appendAll(of.tokens(issued, name))
                .appendAll(EventRow.insertions(after.id(), version, events, filter));
    }

    private static Instant recordedAt(Seq<Event> events) {
        return events.last().recordedAt();
    }

    /** An owner and when it is due by its row, which may be early. */
    private record Due<S extends Timed<S>>(Versioned<S> owner, Instant stored) {
        boolean isEarly() {
            return owner.state().due().forAll(stored::isBefore);
        }
    }
}
