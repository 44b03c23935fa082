package dev.tenure.jdbc.rows;

import dev.tenure.decision.Expiring;
import dev.tenure.item.Account;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.principal.Ownership;
import dev.tenure.token.AggregateId;
import dev.tenure.token.ClientId;
import dev.tenure.token.Token;
import dev.tenure.token.UserId;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** How the aggregates of one kind are laid out in columns. */
public interface AggregateTable<S extends Expiring<S>> {
    /** The table of their rows. */
    String name();

    /** What its aggregates are, in one word: the table is called after it. */
    default String kind() {
        return name().substring("tenure_".length());
    }

    /** The column that says since when an aggregate is over. */
    default String overSince() {
        return "ended_at";
    }

    /** The columns that hold a state, but for its version. */
    Seq<ColumnValue> columnValues(S state);

    /** The state in a row; its accounts come from rows of their own. */
    Function<Seq<Account>, S> read(RowReader row) throws SQLException;

    /** The columns of an account beside its aggregate, and how it is joined; nothing where aggregates have none. */
    default String accountColumns() {
        return "";
    }

    /** The join that belongs to them. */
    default String accountJoin() {
        return "";
    }

    /** The account that a row shows beside its aggregate, if any. */
    default Option<Account> account(RowReader row) throws SQLException {
        return Option.none();
    }

    /** What else of a state is kept in rows, as far as it differs from before. */
    default Seq<RowWrite> children(Option<S> before, S after) {
        return List.empty();
    }

    /** The name of an aggregate as it is stored. */
    UUID nameOf(S state);

    /** The aggregate of a stored name. */
    AggregateId named(UUID name);

    /** Whether aggregates stand under a client, whose withdrawals are then read with them. */
    default boolean isOwned() {
        return true;
    }

    /** Whose an aggregate is, in columns. */
    static Seq<ColumnValue> columnValues(Ownership ownership) {
        return Array.of(
                ColumnValue.of("client_id", ownership.client().value()),
                ColumnValue.of("client_epoch", ownership.clientEpoch()),
                ColumnValue.ofText("user_id", ownership.user().map(UserId::value)),
                ColumnValue.of("user_epoch", ownership.userEpoch()));
    }

    /** Whose an aggregate is, from its row. */
    static Ownership ownership(RowReader row) throws SQLException {
        return new Ownership(
                new ClientId(row.text("client_id")),
                row.number("client_epoch"),
                row.optionalText("user_id").map(UserId::new),
                row.number("user_epoch"));
    }

    /** New tokens of an aggregate; nothing where they are not kept. */
    default Seq<RowWrite> tokens(Seq<Token> issued, UUID aggregate) {
        return List.empty();
    }
}
