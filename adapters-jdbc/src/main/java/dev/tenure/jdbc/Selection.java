package dev.tenure.jdbc;

import dev.tenure.item.Account;
import dev.tenure.port.StoreUnavailable;
import dev.tenure.port.Unreadable;
import dev.tenure.port.Versioned;
import dev.tenure.principal.Timed;
import dev.tenure.principal.Withdrawal;
import dev.tenure.time.End;
import dev.tenure.token.OwnerId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Loads owners, each with its accounts and with the withdrawals that concern it, in one statement. */
final class Selection<S extends Timed<S>> {
    private static final String WITHDRAWALS =
            """
            , c.cause AS client_cause, c.withdrawn_at AS client_withdrawn_at, c.client_epoch AS client_withdrawn_in,
            u.cause AS user_cause, u.withdrawn_at AS user_withdrawn_at, u.client_epoch AS user_withdrawn_in
            """;
    private static final String WITHDRAWAL_JOINS =
            """
             LEFT JOIN tenure_withdrawal c
                ON c.client_id = o.client_id AND c.user_id = '' AND c.epoch = o.client_epoch
             LEFT JOIN tenure_withdrawal u
                ON u.client_id = o.client_id AND u.user_id = o.user_id AND u.epoch = o.user_epoch
            """;

    private final OwnerTable<S> table;

    Selection(OwnerTable<S> table) {
        this.table = table;
    }

    String byName() {
        return owners("", table.name() + " o") + " WHERE o.id = ?";
    }

    String byToken(String tokenColumn) {
        var source = "tenure_token t JOIN " + table.name() + " o ON o.id = t." + tokenColumn;
        return owners(TokenRow.COLUMNS, source) + " WHERE t.hash = ?";
    }

    /** By a column that holds a hash, and that no two owners share. */
    String by(String column) {
        return owners("", table.name() + " o") + " WHERE o." + column + " = ?";
    }

    String ofUser() {
        return owners("", table.name() + " o") + " WHERE o.client_id = ? AND o.user_id = ? ORDER BY o.place";
    }

    String called() {
        return owners("", table.name() + " o") + " WHERE o.profile = ? AND o.counterpart = ? ORDER BY o.place";
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
        return owners("", first + " d JOIN " + table.name() + " o ON o.id = d.due_id") + " ORDER BY o.due_at, o.place";
    }

    /**
     * Deletes those that are past an instant, and with them their tokens and accounts. What waits to be delivered keeps
     * its owner.
     */
    String forgetting(String since) {
        return """
                DELETE FROM %1$s WHERE id IN (
                    SELECT o.id FROM %1$s o WHERE o.%3$s <= ? AND NOT EXISTS (
                        SELECT 1 FROM tenure_event e WHERE e.owner_kind = '%2$s' AND e.owner_id = CAST(o.id AS varchar(36)))
                    ORDER BY o.%3$s LIMIT ?)
                  AND %3$s <= ?
                """
                .formatted(table.name(), table.kind(), since);
    }

    private String owners(String more, String source) {
        return "SELECT o.*" + table.accountColumns() + ofAllied(WITHDRAWALS) + more + " FROM " + source
                + table.accountJoin() + ofAllied(WITHDRAWAL_JOINS);
    }

    private String ofAllied(String sql) {
        return table.isAllied() ? sql : "";
    }

    /** The owners in these rows, in the order in which they first come; what belongs to each is read from its first. */
    <T> Seq<Either<Unread, T>> read(ResultSet rows, Layout layout, Finishing<S, T> finishing) throws SQLException {
        var columns = layout.of(rows);
        var loading = new LinkedHashMap<UUID, Loading<T>>();
        while (rows.next()) {
            var name = columns.uuid("id");
            loading.computeIfAbsent(name, first -> new Loading<>()).read(columns, finishing);
        }
        return Vector.ofAll(loading.entrySet()).map(owner -> owner.getValue().finished(owner.getKey()));
    }

    private Function<Seq<Account>, Versioned<S>> begun(Columns row) throws SQLException {
        var state = table.read(row);
        var version = row.longNumber("version");
        var changedAt = row.time("changed_at");
        var withdrawn = table.isAllied() ? withdrawn(row) : Option.<End>none();
        return accounts -> new Versioned<>(state.apply(accounts), version, changedAt, withdrawn);
    }

    private static Option<End> withdrawn(Columns row) throws SQLException {
        return OwnerTable.allegiance(row).firstOf(withdrawal(row, "client"), withdrawal(row, "user"));
    }

    private static Option<Withdrawal> withdrawal(Columns row, String whose) throws SQLException {
        var clientEpoch = row.number(whose + "_withdrawn_in");
        return row.end(whose + "_withdrawn_at", whose + "_cause").map(end -> new Withdrawal(end, clientEpoch));
    }

    /** What is made of an owner, once its accounts are known, and of other columns of its first row. */
    @FunctionalInterface
    interface Finishing<S, T> {
        Function<Seq<Account>, T> of(Columns first, Function<Seq<Account>, Versioned<S>> owner) throws SQLException;
    }

    /** An owner whose rows are being read. What cannot be read of one spoils no other. */
    private final class Loading<T> {
        private final TreeMap<Integer, Account> accounts = new TreeMap<>();
        private Option<Function<Seq<Account>, T>> owner = Option.none();
        private Option<RuntimeException> failure = Option.none();

        void read(Columns row, Finishing<S, T> finishing) throws SQLException {
            try {
                if (owner.isEmpty()) owner = Option.of(finishing.of(row, begun(row)));
                for (var account : table.account(row)) accounts.put(row.number("ordinal"), account);
            } catch (RuntimeException unknown) {
                failure = Option.of(unknown);
            }
        }

        Either<Unread, T> finished(UUID name) {
            try {
                var whole = owner.map(it -> it.apply(Vector.ofAll(accounts.values())));
                return failure.isEmpty() ? Either.right(whole.get()) : Either.left(unread(name, failure.get()));
            } catch (RuntimeException unfit) {
                return Either.left(unread(name, unfit));
            }
        }

        private Unread unread(UUID name, RuntimeException why) {
            return new Unread(table.named(name), why);
        }
    }

    /** An owner in whose rows is something that this version of the library does not know. */
    record Unread(OwnerId owner, RuntimeException why) {
        Unreadable reported() {
            return new Unreadable(owner, why.getMessage() == null ? why.toString() : why.getMessage());
        }

        StoreUnavailable thrown() {
            return new StoreUnavailable(owner.kind() + " " + owner.text() + " cannot be read", why);
        }
    }
}
