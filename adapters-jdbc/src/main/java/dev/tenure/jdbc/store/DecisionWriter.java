package dev.tenure.jdbc.store;

import dev.tenure.decision.Created;
import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.Expiring;
import dev.tenure.item.Item;
import dev.tenure.jdbc.outbox.EventRow;
import dev.tenure.jdbc.rows.AggregateTable;
import dev.tenure.jdbc.rows.ItemTable;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.store.Versioned;
import dev.tenure.token.Token;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** Turns decisions into the rows that they insert and update, with the events that the filter lets through. */
final class DecisionWriter<S extends Expiring<S>> {
    private final AggregateTable<S> table;
    private final EventFilter filter;

    DecisionWriter(AggregateTable<S> table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
    }

    /** The row of a new aggregate. */
    RowWrite insertion(Decision<S, ?> decision) {
        return insertion(table, decision.next(), recordedAt(decision.events()));
    }

    /** The other rows of a new aggregate. */
    Seq<RowWrite> besides(Decision<S, ?> decision) {
        return rest(Option.none(), decision, 1);
    }

    /** All rows that this decision writes for a stored aggregate. */
    AggregateWrite change(Versioned<S> found, Decision<S, ?> decision) {
        var state = decision.next();
        var version = found.version() + 1;
        var values = table.columnValues(state)
                .appendAll(Array.of(
                        ColumnValue.of("version", version),
                        ColumnValue.of("changed_at", recordedAt(decision.events()))));
        return new AggregateWrite(
                new RowWrite.Update(table.name(), values, key(found)),
                table.columnValues(found.state()),
                rest(Option.of(found.state()), decision, version));
    }

    /** Corrects a stored due instant that is earlier than the aggregate's own. */
    RowWrite.Update dueOf(Versioned<S> found) {
        return new RowWrite.Update(
                table.name(),
                List.of(ColumnValue.ofTime(ColumnValue.DUE, found.state().due())),
                key(found));
    }

    /** Writes the row again as it was found. */
    RowWrite.Update confirmation(Versioned<S> found) {
        return new RowWrite.Update(table.name(), List.of(ColumnValue.of("version", found.version())), key(found));
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
                .appendAll(decision.created().flatMap(this::creation));
    }

    private Seq<RowWrite> creation(Created created) {
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

    static Instant recordedAt(Seq<Event> events) {
        return events.last().recordedAt();
    }

    /**
     * A change of an aggregate's row, with the writes that depend on it. If the row has changed since, nothing is
     * written.
     *
     * @param there the stored values of the row, in the order of the new values
     */
    record AggregateWrite(RowWrite.Update change, Seq<ColumnValue> there, Seq<RowWrite> rest) {
        /** The change without the values that the row already has. */
        RowWrite.Update least() {
            return change.after(there);
        }

        /** Changes that one statement can write: each sets every column that one of them needs. */
        static Seq<RowWrite.Update> changes(Seq<AggregateWrite> writes) {
            var needed = writes.flatMap(write -> write.least().columns()).toSet();
            return writes.map(write -> write.change.of(needed));
        }
    }
}
