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

/** The mapping of one kind of aggregate to its table. */
public interface AggregateTable<S extends Expiring<S>> {
    /** The name of the table. */
    String name();

    /** The kind of the aggregates in one word, which the table's name contains. */
    default String kind() {
        return name().substring("tenure_".length());
    }

    /** The column with the instant at which an aggregate ended. */
    default String endedSinceColumn() {
        return "ended_at";
    }

    /** The columns of a state, without its version. */
    Seq<ColumnValue> columnValues(S state);

    /** Reads a state from its row. The accounts come from rows of their own. */
    Function<Seq<Account>, S> read(RowReader row) throws SQLException;

    /** The columns of an account that is joined to its aggregate; empty if these aggregates have no accounts. */
    default String accountColumns() {
        return "";
    }

    /** The join for the account columns. */
    default String accountJoin() {
        return "";
    }

    /** The account in a joined row, if any. */
    default Option<Account> account(RowReader row) throws SQLException {
        return Option.none();
    }

    /** The changes to the other rows of a state. */
    default Seq<RowWrite> children(Option<S> before, S after) {
        return List.empty();
    }

    /** The id of an aggregate as it is stored. */
    UUID nameOf(S state);

    /** The aggregate id for a stored UUID. */
    AggregateId named(UUID name);

    /** True if the aggregates belong to a client, so that they are read with its withdrawals. */
    default boolean isOwned() {
        return true;
    }

    /** The columns of an ownership. */
    static Seq<ColumnValue> columnValues(Ownership ownership) {
        return Array.of(
                ColumnValue.of("client_id", ownership.client().value()),
                ColumnValue.of("client_epoch", ownership.clientEpoch()),
                ColumnValue.ofText("user_id", ownership.user().map(UserId::value)),
                ColumnValue.of("user_epoch", ownership.userEpoch()),
                ColumnValue.ofNumber("everywhere_epoch", ownership.everywhereEpoch()));
    }

    /** Reads the ownership from a row. */
    static Ownership ownership(RowReader row) throws SQLException {
        return new Ownership(
                new ClientId(row.text("client_id")),
                row.number("client_epoch"),
                row.optionalText("user_id").map(UserId::new),
                row.number("user_epoch"),
                row.optionalNumber("everywhere_epoch"));
    }

    /** The rows for new tokens of an aggregate; empty if its tokens have no rows. */
    default Seq<RowWrite> tokens(Seq<Token> issued, UUID aggregate) {
        return List.empty();
    }
}
