package dev.tenure.jdbc.rows;

import dev.tenure.decision.Expiring;
import dev.tenure.item.Account;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.End;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Assembles aggregates from the rows of {@link Queries}. An aggregate has at least one row, and one for each pair of an
 * account and a withdrawal, of three at most. All answers for one assembler have the same columns. Thread-safe.
 */
public final class RowAssembler<S extends Expiring<S>> {
    private final AggregateTable<S> table;
    private final RowReader.OfOneQuery reader = new RowReader.OfOneQuery();

    /** An assembler for the aggregates of this table. */
    public RowAssembler(AggregateTable<S> table) {
        this.table = table;
    }

    /** The aggregates in these rows, in the order of their first rows. */
    public Seq<Either<Unread, Versioned<S>>> read(ResultSet rows) throws SQLException {
        return read(rows, first -> aggregate -> aggregate);
    }

    /** The aggregates in these rows, each with more data from its first row. */
    public <T> Seq<Either<Unread, T>> read(ResultSet rows, First<S, T> first) throws SQLException {
        var row = reader.of(rows);
        var loading = new LinkedHashMap<UUID, Loading<T>>();
        while (rows.next())
            loading.computeIfAbsent(row.uuid("id"), name -> new Loading<T>(name))
                    .read(row, first);
        return Array.ofAll(loading.values()).map(Loading::finished);
    }

    private static Option<Withdrawal> withdrawal(RowReader row) throws SQLException {
        var end = row.end("withdrawn_at", "withdrawal_cause");
        return end.isEmpty() ? Option.none() : Option.of(new Withdrawal(row.longNumber("withdrawal_place"), end.get()));
    }

    private record Withdrawal(long place, End end) {}

    /** Reads more data from the first row of an aggregate, and returns the function that adds it. */
    @FunctionalInterface
    public interface First<S, T> {
        /** Adds the data of the row to the aggregate, once that is complete. */
        Function<Versioned<S>, T> of(RowReader row) throws SQLException;
    }

    /** An aggregate whose rows are being read. An unreadable one does not affect the others. */
    private final class Loading<T> {
        private final UUID name;
        private final TreeMap<Integer, Account> accounts = new TreeMap<>();
        private Option<Withdrawal> withdrawal = Option.none();
        private Option<Supplier<T>> whole = Option.none();
        private Option<RuntimeException> failure = Option.none();

        Loading(UUID name) {
            this.name = name;
        }

        void read(RowReader row, First<S, T> first) throws SQLException {
            try {
                if (whole.isEmpty()) whole = Option.of(begun(row, first));
                for (var account : table.account(row)) accounts.put(row.number("ordinal"), account);
                if (table.isOwned()) withdraw(row);
            } catch (RuntimeException unknown) {
                failure = Option.of(unknown);
            }
        }

        private Supplier<T> begun(RowReader row, First<S, T> first) throws SQLException {
            var state = table.read(row);
            var version = row.longNumber("version");
            var changedAt = row.time("changed_at");
            var made = first.of(row);
            return () -> {
                var aggregate = state.apply(Array.ofAll(accounts.values()));
                return made.apply(new Versioned<>(aggregate, version, changedAt, withdrawal.map(Withdrawal::end)));
            };
        }

        /** Keeps the withdrawal that was recorded first. */
        private void withdraw(RowReader row) throws SQLException {
            for (var found : withdrawal(row))
                if (withdrawal.forAll(it -> found.place() < it.place())) withdrawal = Option.of(found);
        }

        Either<Unread, T> finished() {
            try {
                return failure.<Either<Unread, T>>map(why -> Either.left(unread(why)))
                        .getOrElse(() -> Either.right(whole.get().get()));
            } catch (RuntimeException unfit) {
                return Either.left(unread(unfit));
            }
        }

        private Unread unread(RuntimeException why) {
            return new Unread(table.named(name), why);
        }
    }
}
