package dev.tenure.jdbc.rows;

import dev.tenure.item.Account;
import dev.tenure.item.AccountSet;
import dev.tenure.item.Accounts;
import dev.tenure.item.Active;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemData;
import dev.tenure.item.ItemId;
import dev.tenure.item.NeedsUpdate;
import dev.tenure.item.Pending;
import dev.tenure.item.Removed;
import dev.tenure.item.Retry;
import dev.tenure.item.WarnedDeadline;
import dev.tenure.item.Webhook;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** The mapping of Items to their table, and of their accounts to rows of their own. */
public final class ItemTable implements TokenOwningTable<Item> {
    @Override
    public String name() {
        return "tenure_item";
    }

    @Override
    public String tokenColumn() {
        return "item_id";
    }

    @Override
    public UUID nameOf(Item item) {
        return item.id().value();
    }

    @Override
    public ItemId named(UUID name) {
        return new ItemId(name);
    }

    @Override
    public Seq<ColumnValue> columnValues(Item item) {
        return AggregateTable.columnValues(item.ownership())
                .appendAll(columnValues(item.data()))
                .appendAll(stateColumns(item));
    }

    private static Seq<ColumnValue> columnValues(ItemData data) {
        return Array.of(
                ColumnValue.of("profile", data.profile()),
                ColumnValue.of("environment", data.environment()),
                ColumnValue.of("linked_at", data.linkedAt()),
                ColumnValue.of("institution", data.institution().value()),
                ColumnValue.ofTime("consent_at", data.consent().map(ending -> ending.deadline()
                        .at())),
                ColumnValue.ofTime("consent_warns_at", data.consent().flatMap(WarnedDeadline::warnsAt)),
                ColumnValue.ofTime("disconnect_at", data.disconnect().map(ending -> ending.deadline()
                        .at())),
                ColumnValue.ofCause("disconnect_cause", data.disconnect().map(ending -> ending.deadline()
                        .cause())),
                ColumnValue.ofTime("disconnect_warns_at", data.disconnect().flatMap(WarnedDeadline::warnsAt)),
                ColumnValue.ofTime("aging_at", data.aging().map(Deadline::at)),
                ColumnValue.ofCause("aging_cause", data.aging().map(Deadline::cause)),
                ColumnValue.of("access_generation", data.accessGeneration()),
                ColumnValue.ofBytes(
                        "retry_hash", data.retry().map(it -> it.predecessor().bytes())),
                ColumnValue.ofBytes(
                        "retry_access", data.retry().map(it -> it.access().bytes())),
                ColumnValue.ofTime("retry_until", data.retry().map(Retry::until)),
                ColumnValue.ofText("webhook", data.webhook().map(Webhook::url)),
                ColumnValue.ofText("announced", data.announced().map(AccountSet::digest)));
    }

    private static Seq<ColumnValue> stateColumns(Item item) {
        var state = item.match(
                pending -> State.PENDING,
                active -> State.ACTIVE,
                needsUpdate -> State.NEEDS_UPDATE,
                removed -> State.REMOVED);
        var cause = item.<Option<Cause>>match(
                Pending::updateCause,
                active -> Option.none(),
                needsUpdate -> Option.of(needsUpdate.cause()),
                removed -> Option.of(removed.end().cause()));
        var abandoned = item.<Option<Deadline>>match(
                pending -> Option.of(pending.abandoned()),
                active -> Option.none(),
                needsUpdate -> Option.none(),
                removed -> Option.none());
        var end = item.<Option<End>>match(
                pending -> Option.none(),
                active -> Option.none(),
                needsUpdate -> Option.none(),
                removed -> Option.of(removed.end()));
        return Array.of(
                ColumnValue.of("state", state),
                ColumnValue.ofCause("cause", cause),
                ColumnValue.ofTime("abandoned_at", abandoned.map(Deadline::at)),
                ColumnValue.ofTime("ended_at", end.map(End::at)),
                ColumnValue.ofTime("due_at", item.due()));
    }

    @Override
    public Function<Seq<Account>, Item> read(RowReader row) throws SQLException {
        var data = ItemData.builder()
                .id(new ItemId(row.uuid("id")))
                .profile(row.text("profile"))
                .ownership(AggregateTable.ownership(row))
                .environment(Environment.valueOf(row.text("environment")))
                .linkedAt(row.time("linked_at"))
                .institution(new InstitutionId(row.text("institution")))
                .consent(ending(consent(row), row.optionalTime("consent_warns_at")))
                .disconnect(ending(
                        row.deadline("disconnect_at", "disconnect_cause"), row.optionalTime("disconnect_warns_at")))
                .aging(row.deadline("aging_at", "aging_cause"))
                .accessGeneration(row.number("access_generation"))
                .retry(retry(row))
                .webhook(row.optionalText("webhook").map(Webhook::new))
                .announced(row.optionalText("announced").map(AccountSet::new));
        return stateIn(row)
                .compose(accounts -> data.accounts(Accounts.of(accounts)).build());
    }

    private static Function<ItemData, Item> stateIn(RowReader row) throws SQLException {
        var cause = row.optionalCause("cause");
        var abandoned = row.optionalTime("abandoned_at").map(at -> new Deadline(at, Cause.NEVER_EXCHANGED));
        var end = row.end("ended_at", "cause");
        return switch (State.valueOf(row.text("state"))) {
            case PENDING -> data -> new Pending(data, abandoned.get(), cause);
            case ACTIVE -> Active::new;
            case NEEDS_UPDATE -> data -> new NeedsUpdate(data, cause.get());
            case REMOVED -> data -> new Removed(data, end.get());
        };
    }

    private static Option<Retry> retry(RowReader row) throws SQLException {
        var predecessor = row.hash("retry_hash");
        if (predecessor.isEmpty()) return Option.none();
        return Option.of(
                new Retry(predecessor.get(), SealedSecret.ofBytes(row.bytes("retry_access")), row.time("retry_until")));
    }

    private static Option<Deadline> consent(RowReader row) throws SQLException {
        return row.optionalTime("consent_at").map(at -> new Deadline(at, Cause.CONSENT_EXPIRED));
    }

    private static Option<WarnedDeadline> ending(Option<Deadline> deadline, Option<Instant> warnsAt) {
        return deadline.map(it -> new WarnedDeadline(it, warnsAt));
    }

    @Override
    public String accountColumns() {
        return """
                , a.account_id, a.ordinal, a.name AS account_name, a.mask AS account_mask,
                a.processor_tokens AS account_processor_tokens, a.cause AS account_cause,
                a.ended_at AS account_ended_at""";
    }

    @Override
    public String accountJoin() {
        return " LEFT JOIN tenure_account a ON a.item_id = o.id";
    }

    @Override
    public Option<Account> account(RowReader row) throws SQLException {
        return AccountRow.read(row);
    }

    @Override
    public Seq<RowWrite> children(Option<Item> before, Item after) {
        var known = before.map(item -> item.data().accounts().all()).getOrElse(List.empty());
        return after.data()
                .accounts()
                .all()
                .zipWithIndex()
                .flatMap(account -> account._2() >= known.size()
                        ? Option.of(AccountRow.insertion(after.id(), account._1(), account._2()))
                        : Option.when(
                                !known.get(account._2()).equals(account._1()),
                                () -> AccountRow.update(after.id(), account._1())));
    }

    private enum State {
        PENDING,
        ACTIVE,
        NEEDS_UPDATE,
        REMOVED
    }
}
