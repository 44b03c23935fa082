package dev.tenure.jdbc.rows;

import dev.tenure.item.Account;
import dev.tenure.item.ItemId;
import dev.tenure.item.Webhook;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.link.Ended;
import dev.tenure.link.Link;
import dev.tenure.link.LinkData;
import dev.tenure.link.LinkId;
import dev.tenure.link.Open;
import dev.tenure.link.Succeeded;
import dev.tenure.token.Environment;
import dev.tenure.token.SealedSecret;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** The mapping of Links to their table. */
public final class LinkTable implements TokenOwningTable<Link> {
    @Override
    public String name() {
        return "tenure_link";
    }

    @Override
    public String endedSinceColumn() {
        return "deadline_at";
    }

    @Override
    public String tokenColumn() {
        return "link_id";
    }

    @Override
    public UUID nameOf(Link link) {
        return link.id().value();
    }

    @Override
    public LinkId named(UUID name) {
        return new LinkId(name);
    }

    @Override
    public Seq<ColumnValue> columnValues(Link link) {
        var data = link.data();
        return AggregateTable.columnValues(data.ownership())
                .appendAll(List.of(
                        ColumnValue.of("state", stateOf(link)),
                        ColumnValue.of("profile", data.profile()),
                        ColumnValue.of("environment", data.environment()),
                        ColumnValue.of("deadline_at", data.deadline().at()),
                        ColumnValue.of("deadline_cause", data.deadline().cause()),
                        ColumnValue.ofText("webhook", data.webhook().map(Webhook::url)),
                        ColumnValue.of("sessions", data.sessions()),
                        ColumnValue.of("bad_logins", data.badLogins()),
                        ColumnValue.ofName(
                                "item_id", success(link).map(it -> it.item().value())),
                        ColumnValue.ofBytes("sealed", success(link).map(it -> it.publicToken()
                                .bytes())),
                        ColumnValue.ofCause(
                                "cause", end(link).map(it -> it.end().cause())),
                        ColumnValue.ofTime(
                                "ended_at", end(link).map(it -> it.end().at()))));
    }

    @Override
    public Function<Seq<Account>, Link> read(RowReader row) throws SQLException {
        var data = LinkData.builder()
                .id(new LinkId(row.uuid("id")))
                .profile(row.text("profile"))
                .ownership(AggregateTable.ownership(row))
                .environment(Environment.valueOf(row.text("environment")))
                .deadline(row.deadline("deadline_at", "deadline_cause").get())
                .webhook(row.optionalText("webhook").map(Webhook::new))
                .sessions(row.number("sessions"))
                .badLogins(row.number("bad_logins"))
                .build();
        var link =
                switch (State.valueOf(row.text("state"))) {
                    case OPEN -> new Open(data);
                    case SUCCEEDED ->
                        new Succeeded(data, new ItemId(row.uuid("item_id")), SealedSecret.ofBytes(row.bytes("sealed")));
                    case ENDED -> new Ended(data, row.end("ended_at", "cause").get());
                };
        return accounts -> link;
    }

    private static State stateOf(Link link) {
        return link.match(open -> State.OPEN, succeeded -> State.SUCCEEDED, ended -> State.ENDED);
    }

    private static Option<Succeeded> success(Link link) {
        return link.<Option<Succeeded>>match(open -> Option.none(), Option::of, ended -> Option.none());
    }

    private static Option<Ended> end(Link link) {
        return link.<Option<Ended>>match(open -> Option.none(), succeeded -> Option.none(), Option::of);
    }

    private enum State {
        OPEN,
        SUCCEEDED,
        ENDED
    }
}
