package dev.tenure.jdbc.rows;

import dev.tenure.item.Account;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.ItemId;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.time.End;
import dev.tenure.token.AccountId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;

/** An account as a row. */
final class AccountRow {
    private static final String TABLE = "tenure_account";

    private AccountRow() {}

    static RowWrite insertion(ItemId item, Account account, int ordinal) {
        return new RowWrite.Insert(
                TABLE, key(item, account).appendAll(columnValues(account)).append(ColumnValue.of("ordinal", ordinal)));
    }

    static RowWrite update(ItemId item, Account account) {
        return new RowWrite.Update(TABLE, columnValues(account), key(item, account));
    }

    private static Seq<ColumnValue> key(ItemId item, Account account) {
        return List.of(
                ColumnValue.of("item_id", item.value()),
                ColumnValue.of("account_id", account.id().value()));
    }

    private static Seq<ColumnValue> columnValues(Account account) {
        return List.of(
                ColumnValue.of("name", account.label().name()),
                ColumnValue.ofText("mask", account.label().mask()),
                ColumnValue.of("processor_tokens", account.processorTokens()),
                ColumnValue.ofCause("cause", account.end().map(End::cause)),
                ColumnValue.ofTime("ended_at", account.end().map(End::at)));
    }

    /** The account in the joined row of an Item; none if the Item has no accounts. */
    static Option<Account> read(RowReader row) throws SQLException {
        var id = row.optionalUuid("account_id");
        return id.isEmpty() ? Option.none() : Option.of(read(id.get(), row));
    }

    private static Account read(UUID id, RowReader row) throws SQLException {
        return new Account(
                new AccountId(id),
                new AccountLabel(row.text("account_name"), row.optionalText("account_mask")),
                row.number("account_processor_tokens"),
                row.end("account_ended_at", "account_cause"));
    }
}
