package dev.tenure.histories;

import static dev.tenure.histories.Refused.answerOf;

import dev.tenure.histories.Ledger.Item;
import dev.tenure.histories.Ledger.Link;
import dev.tenure.histories.Ledger.Token;
import dev.tenure.histories.Ledger.Withdrawal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What should happen, written from the documents and naively: lists of records with timestamps, searched from the
 * beginning for each question. It shares nothing with the domain but the names of reasons, causes and statuses.
 */
final class Oracle {
    final Ledger ledger;
    final ItemClock clock;
    final LinkOracle links;
    final ItemOracle items;
    final ReportOracle reports;

    Oracle(String environment) {
        this.ledger = new Ledger(environment);
        this.clock = new ItemClock(ledger);
        this.links = new LinkOracle(ledger);
        this.items = new ItemOracle(ledger, clock);
        this.reports = new ReportOracle(ledger, clock, items);
    }

    /** Ends all that was born under a client, or under one of its users. */
    String withdraw(String client, @Nullable String user, String cause) {
        return answerOf(() -> {
            var at = ledger.now;
            for (var earlier : ledger.withdrawals)
                if (earlier.client().equals(client) && Ledger.same(earlier.user(), user))
                    at = Ledger.later(at, earlier.at());
            ledger.withdrawals.add(new Withdrawal(client, user, at, cause));
        });
    }

    /** Why sweeping exactly these Items is not what a sweep of that size does; empty if it is. */
    String sweep(int limit, Collection<Item> swept) {
        var due = ledger.items.stream().filter(this::isDue).toList();
        if (swept.size() != Math.min(limit, due.size()))
            return "swept " + swept.size() + " of " + due.size() + ", at most " + limit;
        for (var item : swept) {
            if (!due.contains(item)) return "swept what was not due";
            for (var other : due)
                if (!swept.contains(other) && dueOf(other).isBefore(dueOf(item)))
                    return "swept a later one before an earlier";
        }
        for (var item : swept) items.change(item, ledger.lastMomentOf(item));
        return "";
    }

    private boolean isDue(Item item) {
        return Ledger.reached(clock.due(item), ledger.now);
    }

    private Instant dueOf(Item item) {
        return Objects.requireNonNull(clock.due(item));
    }

    /** What a token is now; its own client asks. */
    String statusOf(Token token) {
        return token.link == null
                ? items.statusOf(Objects.requireNonNull(token.item).client, token.text)
                : links.statusOf(token.link.client, token.text);
    }

    /** The public token that a Link still shows to its client. */
    @Nullable
    String shownBy(Link link) {
        if (link.founded == null) return null;
        for (var token : ledger.tokens)
            if (token.item == link.founded
                    && token.kind.equals("public")
                    && statusOf(token).equals("ISSUED")) return token.text;
        return null;
    }

    /** Every instant that is going to matter. */
    List<Instant> pending() {
        var instants = new TreeSet<Instant>();
        if (ledger.isRetirable()) instants.add(Ledger.RETIREMENT);
        for (var token : ledger.tokens)
            if (token.expiresAt != null && token.consumedAt == null) instants.add(token.expiresAt);
        for (var item : ledger.items) {
            if (clock.standing(item, ledger.lastMomentOf(item)).is("REMOVED")) continue;
            if (item.exchangedAt == null) instants.add(item.abandonedAt);
            for (var deadline : clock.deadlines(item)) {
                instants.add(deadline.at());
                instants.add(deadline.at().minus(ItemClock.WARNING));
            }
        }
        return instants.tailSet(ledger.now, false).stream().toList();
    }

    Token lastIssued() {
        return ledger.tokens.get(ledger.tokens.size() - 1);
    }
}
