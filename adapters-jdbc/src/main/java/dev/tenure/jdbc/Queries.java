package dev.tenure.jdbc;

import dev.tenure.decision.Expiring;
import dev.tenure.item.Account;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.StoreUnavailable;
import dev.tenure.port.store.Versioned;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Withdrawal;
import dev.tenure.time.End;
import dev.tenure.token.AggregateId;
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

/** Loads aggregates, each with its accounts and with the withdrawals that concern it, in one statement. */
final class Queries<S extends Expiring<S>> {
    private static final String WITHDRAWALS =
            """
            , w.user_id AS withdrawn_user, w.cause AS withdrawal_cause, w.withdrawn_at AS withdrawn_at,
            w.client_epoch AS withdrawn_in
            """;

    /** One join for both, as each widens the whole row once more: the arrays are for the index, the rest tells them apart. */
    private static final String WITHDRAWAL_JOIN =
            """
             LEFT JOIN tenure_withdrawal w ON w.client_id = o.client_id
                AND w.user_id = ANY (ARRAY['', o.user_id]) AND w.epoch = ANY (ARRAY[o.client_epoch, o.user_epoch])
                AND w.epoch = CASE w.user_id WHEN '' THEN o.client_epoch ELSE o.user_epoch END
            """;

    private final AggregateTable<S> table;

    Queries(AggregateTable<S> table) {
        this.table = table;
    }

    String byName() {
        return aggregates("", table.name() + " o") + " WHERE o.id = ?";
    }

    String byToken(String tokenColumn) {
        var source = "tenure_token t JOIN " + table.name() + " o ON o.id = t." + tokenColumn;
        return aggregates(TokenRow.COLUMNS, source) + " WHERE t.hash = ?";
    }

    /** By a column that holds a hash, and that no two aggregates share. */
    String by(String column) {
        return aggregates("", table.name() + " o") + " WHERE o." + column + " = ?";
    }

    String byUser() {
        return aggregates("", table.name() + " o") + " WHERE o.client_id = ? AND o.user_id = ? ORDER BY o.place";
    }

    String byRemoteId() {
        return aggregates("", table.name() + " o") + " WHERE o.profile = ? AND o.remote_id = ? ORDER BY o.place";
    }

    String due() {
        return due("(" + dueFirst() + ")");
    }

    /** The same, locked until the transaction ends; what others have locked is left out, and not waited for. */
    String dueAndFree() {
        return "WITH free AS (" + dueFirst() + " FOR UPDATE SKIP LOCKED) " + due("free");
    }

    private String dueFirst() {
        return "SELECT id AS due_id FROM " + table.name() + " WHERE due_at <= ? ORDER BY due_at, place LIMIT ?";
    }

    private String due(String first) {
        return aggregates("", first + " d JOIN " + table.name() + " o ON o.id = d.due_id")
                + " ORDER BY o.due_at, o.place";
    }

    /**
     * Deletes those that are past an instant, and with them their tokens and accounts. What waits to be delivered keeps
     * its aggregate.
     */
    String purging(String since) {
        return """
                DELETE FROM %1$s WHERE id IN (
                    SELECT o.id FROM %1$s o WHERE o.%3$s <= ? AND NOT EXISTS (
                        SELECT 1 FROM tenure_event e WHERE e.aggregate_kind = '%2$s' AND e.aggregate_id = CAST(o.id AS varchar(36)))
                    ORDER BY o.%3$s LIMIT ?)
                  AND %3$s <= ?
                """
                .formatted(table.name(), table.kind(), since);
    }

    private String aggregates(String more, String source) {
        return "SELECT o.*" + table.accountColumns() + ofAllied(WITHDRAWALS) + more + " FROM " + source
                + table.accountJoin() + ofAllied(WITHDRAWAL_JOIN);
    }

    private String ofAllied(String sql) {
        return table.isOwned() ? sql : "";
    }

    /**
     * The aggregates in these rows, in the order in which they first come. An aggregate has a row for each pair of an account and
     * a withdrawal, at least one; what else is wanted is read from its first.
     */
    <T> Seq<Either<Unread, T>> read(ResultSet rows, ColumnIndex layout, First<S, T> first) throws SQLException {
        var row = layout.of(rows);
        var loading = new LinkedHashMap<UUID, Loading<T>>();
        while (rows.next())
            loading.computeIfAbsent(row.uuid("id"), name -> new Loading<T>(name))
                    .read(row, first);
        return Array.ofAll(loading.values()).map(Loading::finished);
    }

    private static Option<Withdrawal> withdrawal(RowReader row) throws SQLException {
        var end = row.end("withdrawn_at", "withdrawal_cause");
        return end.isEmpty() ? Option.none() : Option.of(new Withdrawal(end.get(), row.number("withdrawn_in")));
    }

    /** What is read of the first row of an aggregate, and made of that and the aggregate. */
    @FunctionalInterface
    interface First<S, T> {
        Function<Versioned<S>, T> of(RowReader row) throws SQLException;
    }

    /** An aggregate whose rows are being read. What cannot be read of one spoils no other. */
    private final class Loading<T> {
        private final UUID name;
        private final TreeMap<Integer, Account> accounts = new TreeMap<>();
        private Option<Withdrawal> ofClient = Option.none();
        private Option<Withdrawal> ofUser = Option.none();
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
                return made.apply(new Versioned<>(aggregate, version, changedAt, withdrawn(aggregate)));
            };
        }

        private void withdraw(RowReader row) throws SQLException {
            var withdrawal = withdrawal(row);
            if (withdrawal.isEmpty()) return;
            if (row.text("withdrawn_user").isEmpty()) ofClient = withdrawal;
            else ofUser = withdrawal;
        }

        private Option<End> withdrawn(S aggregate) {
            return aggregate instanceof Owned<?> allied ? allied.ownership().firstOf(ofClient, ofUser) : Option.none();
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

    /** An aggregate in whose rows is something that this version of the library does not know. */
    record Unread(AggregateId aggregate, RuntimeException why) {
        Unreadable reported() {
            return new Unreadable(aggregate, why.getMessage() == null ? why.toString() : why.getMessage());
        }

        StoreUnavailable thrown() {
            return new StoreUnavailable(aggregate.kind() + " " + aggregate.text() + " cannot be read", why);
        }
    }
}
