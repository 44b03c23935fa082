package dev.tenure.histories.item.step;

import dev.tenure.histories.item.generator.Choices;
import dev.tenure.histories.item.oracle.Ledger;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Label;
import dev.tenure.histories.item.oracle.Ledger.Link;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.item.AccountLabel;
import dev.tenure.service.ItemView;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenStatus;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The state that callers can see of the library and of the oracle, in the same words. */
public final class VisibleState {
    private final World world;

    public VisibleState(World world) {
        this.world = world;
    }

    /** A client's view of an Item. */
    public record Sight(
            String itemStatus,
            List<String> accounts,
            @Nullable String webhook,
            @Nullable Instant consent,
            @Nullable Instant disconnect,
            @Nullable Instant aging) {}

    public Sight expected(Item item) {
        var status = world.oracle.lifetimes.itemStatus(item, world.oracle.ledger.lastMomentOf(item));
        var accounts = new ArrayList<String>();
        for (var account : item.accounts) if (!account.ended) accounts.add(account.id + " " + text(account.label));
        return new Sight(status.toString(), accounts, item.webhook, item.consentUntil, item.disconnectAt, item.agedAt);
    }

    public Sight actual(Item known) {
        var item = world.tenure.items().find(ReportSteps.id(known.id)).get();
        var data = item.data();
        return new Sight(
                itemStatus(item),
                data.accounts()
                        .open()
                        .map(account -> account.id() + " " + text(label(account.label())))
                        .asJava(),
                data.webhook().map(webhook -> webhook.url()).getOrNull(),
                data.consent().map(ending -> ending.deadline().at()).getOrNull(),
                data.disconnect().map(ending -> ending.deadline().at()).getOrNull(),
                data.aging().map(Deadline::at).getOrNull());
    }

    private static String itemStatus(ItemView item) {
        return switch (item.state()) {
            case PENDING, ACTIVE -> item.state().name();
            case NEEDS_UPDATE -> "NEEDS_UPDATE " + item.updateCause().get();
            case REMOVED ->
                "REMOVED " + item.end().get().cause() + " " + item.end().get().at();
        };
    }

    private static String text(Label label) {
        return label.name() + " " + label.mask();
    }

    private static Label label(AccountLabel label) {
        return new Label(label.name(), label.mask().getOrNull());
    }

    /** The status of an Item's token, or the reason why its own client is told nothing. */
    public String statusOf(Token token) {
        return world.tenure
                .items()
                .statusOf(new ClientId(Objects.requireNonNull(token.item).client), Secret.of(token.text))
                .fold(why -> why.code().name(), TokenStatus::name);
    }

    /** The status of a Link's token. The Link must show its public token while that waits, and only then. */
    public String statusOf(Token token, Link link) {
        return world.tenure
                .links()
                .get(new ClientId(link.client), Secret.of(token.text))
                .peek(view -> World.check(
                        Ledger.same(
                                view.publicToken()
                                        .map(issued -> issued.publicToken().reveal())
                                        .getOrNull(),
                                world.oracle.shownBy(link)),
                        "a Link shows its public token while that waits"))
                .fold(why -> why.code().name(), view -> view.status().name());
    }

    public static boolean isStatus(String text) {
        for (var status : TokenStatus.values()) if (status.name().equals(text)) return true;
        return false;
    }

    /** Each user of each client is told of exactly their own Items, the first linked first. */
    public void usersOwnWhatIsTheirs() {
        for (var client : Choices.CLIENTS)
            for (var user : Choices.USERS) {
                var expected = world.oracle.ledger.items.stream()
                        .filter(item -> item.client.equals(client) && user.equals(item.user))
                        .map(item -> item.id)
                        .toList();
                var actual = world.tenure
                        .items()
                        .findByUser(new ClientId(client), new UserId(user), 1_000)
                        .content();
                World.check(actual.map(item -> item.id().text()).asJava().equals(expected), "a user's own Items");
            }
    }

    /** Tells the oracle the ids of the accounts that it knows by label only. Returns true if there were any. */
    boolean learnAccounts(Item item) {
        var unnamed =
                item.accounts.stream().filter(account -> account.id.isEmpty()).toList();
        if (unnamed.isEmpty()) return false;
        var known = item.accounts.stream().map(account -> account.id).toList();
        var unknown = world.tenure
                .items()
                .find(ReportSteps.id(item.id))
                .get()
                .data()
                .accounts()
                .all()
                .filter(account -> !known.contains(account.id().toString()))
                .toJavaList();
        for (var account : unnamed) {
            var found = Option.ofOptional(unknown.stream()
                    .filter(it -> label(it.label()).equals(account.label))
                    .findFirst());
            World.check(found.isDefined(), "an account that its user shares is there: " + account.label);
            unknown.remove(found.get());
            account.id = world.fresh(found.get().id().toString());
        }
        World.check(unknown.isEmpty(), "no account is there that nobody shares");
        return true;
    }
}
