package dev.tenure.histories.item.oracle;

import static dev.tenure.histories.fixture.Refused.answerOf;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.oracle.ItemLifetimes.Status;
import dev.tenure.histories.item.oracle.Ledger.Account;
import dev.tenure.histories.item.oracle.Ledger.Answer;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Label;
import dev.tenure.histories.item.oracle.Ledger.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents' rules for requests with an Item's token. */
public final class ItemOracle {
    private static final Duration UPDATE_LIFETIME = Duration.ofMinutes(30);
    private static final Duration SANDBOX_AGE = Duration.ofDays(30);
    private static final Duration RETRY_WINDOW = Duration.ofSeconds(30);

    private final Ledger ledger;
    private final ItemLifetimes lifetimes;
    private @Nullable Token toldAgain;
    private boolean endsWindow;

    public ItemOracle(Ledger ledger, ItemLifetimes lifetimes) {
        this.ledger = ledger;
        this.lifetimes = lifetimes;
    }

    static @Nullable Instant agingFrom(Instant at, Ledger ledger) {
        return ledger.environment.equals("sandbox") ? Ledger.after(at, SANDBOX_AGE) : null;
    }

    public String exchange(String client, String text) {
        return answerOf(() -> {
            var token = presented(client, text, List.of("public"));
            var item = itemOf(token);
            var at = ledger.momentOf(item);
            var status = living(item, at);
            if (isRepeated(token, item, at)) return;
            if (!status.is("PENDING")) throw new Refused("CONSUMED");
            if (Ledger.reached(token.expiresAt, at)) throw new Refused("EXPIRED");
            token.consumedAt = at;
            item.exchangedAt = at;
            change(item, at);
            answer(token, item, at);
        });
    }

    public String rotate(String client, String text) {
        return answerOf(() -> {
            var token = presented(client, text, List.of("access"));
            var item = itemOf(token);
            var at = ledger.momentOf(item);
            living(item, at);
            if (isRepeated(token, item, at)) return;
            if (token.rotatedAt != null) throw new Refused("ROTATED");
            change(item, at);
            token.rotatedAt = at;
            answer(token, item, at);
        });
    }

    /** Replaces the access token without one that is presented. */
    void reissue(Item item, Instant at) {
        var status = living(item, at);
        if (status.is("PENDING")) throw new Refused("NO_ACCESS_TOKEN");
        change(item, at);
        Objects.requireNonNull(ledger.lastAnswer(item)).access.rotatedAt = at;
        ledger.answers.add(new Answer(null, issue("access", item, at), null));
    }

    /** Ends the window of the access token that is used. */
    public String received(String client, String text) {
        endsWindow = false;
        return answerOf(() -> {
            var token = presented(client, text, List.of("access"));
            var item = itemOf(token);
            var at = ledger.momentOf(item);
            var last = ledger.lastAnswer(item);
            if (lifetimes.itemStatus(item, at).is("REMOVED") || last == null) return;
            if (last.access != token || !isOpen(last, at)) return;
            change(item, at);
            last.isReceived = true;
            endsWindow = true;
        });
    }

    /** True if the last answer to a receipt says that a window ended. */
    public boolean endedWindow() {
        return endsWindow;
    }

    /** The access token that the last answer tells again; null if it tells a new one. */
    public @Nullable Token toldAgain() {
        return toldAgain;
    }

    private boolean isRepeated(Token token, Item item, Instant at) {
        var last = ledger.lastAnswer(item);
        toldAgain = last != null && last.isTo(token) && isOpen(last, at) ? last.access : null;
        return toldAgain != null;
    }

    private static boolean isOpen(Answer answer, Instant at) {
        return answer.until != null && !Ledger.reached(answer.until, at) && !answer.isReceived;
    }

    private void answer(Token presented, Item item, Instant at) {
        var window = item.profile.equals("plaid-forgiving") ? at.plus(RETRY_WINDOW) : null;
        var until = window == null || presented.expiresAt == null || window.isBefore(presented.expiresAt)
                ? window
                : presented.expiresAt;
        ledger.answers.add(new Answer(presented, issue("access", item, at), until));
    }

    public String authenticate(String client, String text, boolean forData) {
        return answerOf(() -> {
            var item = itemOf(bearer(client, text));
            var status = lifetimes.itemStatus(item, ledger.momentOf(item));
            if (forData && status.is("NEEDS_UPDATE")) throw new Refused("NEEDS_UPDATE");
        });
    }

    public String authenticateProcessor(String processor, String text) {
        return answerOf(() -> {
            var token = ledger.presented(text, false, List.of("processor"));
            if (!token.processor.equals(processor)) throw new Refused("WRONG_CLIENT");
            var item = itemOf(token);
            var status = living(item, ledger.momentOf(item));
            if (token.account != null && token.account.ended) throw new Refused("ACCOUNT_NOT_SHARED");
            if (status.is("NEEDS_UPDATE")) throw new Refused("NEEDS_UPDATE");
        });
    }

    public String statusOf(String client, String text) {
        var status = new String[1];
        var answer = answerOf(() -> {
            var token = presented(client, text, List.of("public", "access", "processor", "link"));
            var item = itemOf(token);
            status[0] = lifetimes.statusOf(token, item, ledger.momentOf(item));
        });
        return answer.equals(Refused.ACCEPTED) ? Objects.requireNonNull(status[0]) : answer;
    }

    public String startUpdate(String client, String text) {
        return answerOf(() -> {
            var token = presented(client, text, List.of("access", "public"));
            var item = itemOf(token);
            var at = ledger.momentOf(item);
            var status = living(item, at);
            if (status.is("PENDING")) throw new Refused("NOT_ACTIVE");
            if (token.kind.equals("public") && !item.profile.equals("plaid-legacy")) throw new Refused("WRONG_KIND");
            if (token.rotatedAt != null) throw new Refused("ROTATED");
            change(item, at);
            issue("link", item, at).expiresAt = Ledger.after(at, UPDATE_LIFETIME);
        });
    }

    public String completeUpdate(String text, List<Label> accounts, @Nullable Instant until) {
        return answerOf(() -> {
            var token = ledger.presented(text, false, List.of("link"));
            var item = itemOf(token);
            var at = ledger.momentOf(item);
            living(item, at);
            if (Ledger.reached(token.expiresAt, at)) throw new Refused("EXPIRED");
            LinkOracle.refuseFlawed(accounts, until, at);
            change(item, at);
            share(item, accounts);
            item.trouble = "";
            item.announced = List.of();
            item.disconnectAt(null, "");
            renew(item, until, at);
        });
    }

    /** Accounts seen again stay, those not seen end, the others are new. */
    private static void share(Item item, List<Label> seen) {
        var before = item.accounts.stream().filter(account -> !account.ended).toList();
        for (var account : before) account.ended = true;
        for (var label : seen) {
            var again = before.stream()
                    .filter(account -> account.ended && account.label.equals(label))
                    .findFirst();
            if (again.isPresent()) again.get().ended = false;
            else item.accounts.add(new Account(label));
        }
    }

    /** Renews an Item as though it were newly linked. */
    void renew(Item item, @Nullable Instant until, Instant at) {
        item.consentUntil(until == null ? null : Ledger.kept(until));
        item.agedAt = agingFrom(at, ledger);
    }

    public String issueProcessorToken(String client, String text, String account, String processor) {
        return answerOf(() -> {
            var item = itemOf(bearer(client, text));
            var at = ledger.momentOf(item);
            if (lifetimes.itemStatus(item, at).is("NEEDS_UPDATE")) throw new Refused("NEEDS_UPDATE");
            var shared = openAccount(item, account);
            if (shared == null) throw new Refused("ACCOUNT_NOT_SHARED");
            change(item, at);
            var token = issue("processor", item, at);
            token.account = shared;
            token.processor = processor;
        });
    }

    public String changeWebhook(String client, String text, @Nullable String webhook) {
        return answerOf(() -> {
            var item = itemOf(bearer(client, text));
            if (Ledger.same(item.webhook, webhook)) return;
            change(item, ledger.momentOf(item));
            item.webhook = webhook;
        });
    }

    public String remove(String client, String text, String cause, boolean namesProduct) {
        return answerOf(() -> {
            var token = presented(client, text, List.of("access"));
            var item = itemOf(token);
            var at = ledger.lastMomentOf(item);
            living(item, at);
            if (token.rotatedAt != null) throw new Refused("ROTATED");
            end(item, cause, namesProduct, at);
        });
    }

    void end(Item item, String cause, boolean namesProduct, Instant at) {
        if (namesProduct && !item.profile.equals("plaid-legacy")) throw new Refused("NOT_ALLOWED");
        change(item, at);
        item.removedAt = at;
        item.removedWhy = cause;
    }

    /** Changes an Item, and records the effect of time with it. */
    void change(Item item, Instant at) {
        lifetimes.settle(item, at);
        item.change(at);
    }

    static @Nullable Account openAccount(Item item, String id) {
        for (var account : item.accounts) if (account.id.equals(id) && !account.ended) return account;
        return null;
    }

    /** The current access token of a living Item. */
    private Token bearer(String client, String text) {
        var token = presented(client, text, List.of("access"));
        var item = itemOf(token);
        living(item, ledger.momentOf(item));
        if (token.rotatedAt != null) throw new Refused("ROTATED");
        return token;
    }

    private Status living(Item item, Instant at) {
        var status = lifetimes.itemStatus(item, at);
        if (status.is("REMOVED")) throw new Refused("REMOVED");
        return status;
    }

    private Token presented(String client, String text, List<String> kinds) {
        var token = ledger.presented(text, false, kinds);
        if (!itemOf(token).client.equals(client)) throw new Refused("WRONG_CLIENT");
        return token;
    }

    private static Item itemOf(Token token) {
        return Objects.requireNonNull(token.item);
    }

    private Token issue(String kind, Item item, Instant at) {
        var token = new Token(kind, null, item, at);
        ledger.tokens.add(token);
        return token;
    }
}
