package dev.tenure.jdbc;

import dev.tenure.item.Account;
import dev.tenure.item.AccountSet;
import dev.tenure.item.Accounts;
import dev.tenure.item.Active;
import dev.tenure.item.Ending;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Item;
import dev.tenure.item.ItemId;
import dev.tenure.item.Login;
import dev.tenure.item.NeedsUpdate;
import dev.tenure.item.Pending;
import dev.tenure.item.Removed;
import dev.tenure.item.Webhook;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import io.vavr.collection.Array;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Items in columns, their accounts in rows. */
final class ItemTable implements TokenTable<Item> {
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
    public Seq<Cell> cells(Item item) {
        return OwnerTable.cells(item.allegiance())
                .appendAll(cells(item.login()))
                .appendAll(stateCells(item));
    }

    private static Seq<Cell> cells(Login login) {
        return Array.of(
                Cell.of("profile", login.profile()),
                Cell.of("environment", login.environment()),
                Cell.of("linked_at", login.linkedAt()),
                Cell.of("institution", login.institution().value()),
                Cell.ofTime("consent_at", login.consent().map(ending -> ending.deadline()
                        .at())),
                Cell.ofTime("consent_warns_at", login.consent().flatMap(Ending::warnsAt)),
                Cell.ofTime("disconnect_at", login.disconnect().map(ending -> ending.deadline()
                        .at())),
                Cell.ofCause("disconnect_cause", login.disconnect().map(ending -> ending.deadline()
                        .cause())),
                Cell.ofTime("disconnect_warns_at", login.disconnect().flatMap(Ending::warnsAt)),
                Cell.ofTime("aging_at", login.aging().map(Deadline::at)),
                Cell.ofCause("aging_cause", login.aging().map(Deadline::cause)),
                Cell.of("access_generation", login.accessGeneration()),
                Cell.ofText("webhook", login.webhook().map(Webhook::url)),
                Cell.ofText("announced", login.announced().map(AccountSet::digest)));
    }

    private static Seq<Cell> stateCells(Item item) {
        var state = item.match(
                pending -> State.PENDING,
                active -> State.ACTIVE,
                needsUpdate -> State.NEEDS_UPDATE,
                removed -> State.REMOVED);
        var cause = item.<Option<Cause>>match(
                Pending::trouble,
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
                Cell.of("state", state),
                Cell.ofCause("cause", cause),
                Cell.ofTime("abandoned_at", abandoned.map(Deadline::at)),
                Cell.ofTime("ended_at", end.map(End::at)),
                Cell.ofTime("due_at", item.due()));
    }

    @Override
    public Function<Seq<Account>, Item> read(Columns row) throws SQLException {
        var login = Login.builder()
                .id(new ItemId(row.uuid("id")))
                .profile(row.text("profile"))
                .allegiance(OwnerTable.allegiance(row))
                .environment(Environment.valueOf(row.text("environment")))
                .linkedAt(row.time("linked_at"))
                .institution(new InstitutionId(row.text("institution")))
                .consent(ending(consent(row), row.optionalTime("consent_warns_at")))
                .disconnect(ending(
                        row.deadline("disconnect_at", "disconnect_cause"), row.optionalTime("disconnect_warns_at")))
                .aging(row.deadline("aging_at", "aging_cause"))
                .accessGeneration(row.number("access_generation"))
                .webhook(row.optionalText("webhook").map(Webhook::new))
                .announced(row.optionalText("announced").map(AccountSet::new));
        return stateIn(row)
                .compose(accounts -> login.accounts(Accounts.of(accounts)).build());
    }

    private static Function<Login, Item> stateIn(Columns row) throws SQLException {
        var cause = row.optionalCause("cause");
        var abandoned = row.optionalTime("abandoned_at").map(at -> new Deadline(at, Cause.NEVER_EXCHANGED));
        var end = row.end("ended_at", "cause");
        return switch (State.valueOf(row.text("state"))) {
            case PENDING -> login -> new Pending(login, abandoned.get(), cause);
            case ACTIVE -> Active::new;
            case NEEDS_UPDATE -> login -> new NeedsUpdate(login, cause.get());
            case REMOVED -> login -> new Removed(login, end.get());
        };
    }

    private static Option<Deadline> consent(Columns row) throws SQLException {
        return row.optionalTime("consent_at").map(at -> new Deadline(at, Cause.CONSENT_EXPIRED));
    }

    private static Option<Ending> ending(Option<Deadline> deadline, Option<Instant> warnsAt) {
        return deadline.map(it -> new Ending(it, warnsAt));
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
    public Option<Account> account(Columns row) throws SQLException {
        return AccountRow.read(row);
    }

    @Override
    public Seq<Part> children(Option<Item> before, Item after) {
        var known = before.map(item -> item.login().accounts().all()).getOrElse(List.empty());
        return after.login()
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
