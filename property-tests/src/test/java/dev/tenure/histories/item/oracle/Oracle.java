package dev.tenure.histories.item.oracle;

import static dev.tenure.histories.fixture.Refused.answerOf;

import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Link;
import dev.tenure.histories.item.oracle.Ledger.Token;
import dev.tenure.histories.item.oracle.Ledger.Withdrawal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The expected outcomes, written naively from the documents: lists of records with timestamps, searched from the
 * beginning for each query. They share nothing with the domain but the names of reasons, causes and statuses.
 */
public final class Oracle {
    public final Ledger ledger;
    public final ItemLifetimes lifetimes;
    public final LinkOracle links;
    public final ItemOracle items;
    public final ReportOracle reports;

    public Oracle(String environment) {
        this.ledger = new Ledger(environment);
        this.lifetimes = new ItemLifetimes(ledger);
        this.links = new LinkOracle(ledger);
        this.items = new ItemOracle(ledger, lifetimes);
        this.reports = new ReportOracle(ledger, lifetimes, items);
    }

    /** Ends everything that was created under a client, one of its users, or a user of all clients. */
    public String withdraw(@Nullable String client, @Nullable String user, String cause) {
        return answerOf(() -> {
            var at = ledger.now;
            for (var earlier : ledger.withdrawals)
                if (Ledger.same(earlier.client(), client) && Ledger.same(earlier.user(), user))
                    at = Ledger.later(at, earlier.at());
            ledger.withdrawals.add(new Withdrawal(client, user, at, cause));
        });
    }

    /** The reason why a sweep of that size must not take exactly these Items; empty if it must. */
    public String sweep(int limit, Collection<Item> swept) {
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
        return Ledger.reached(lifetimes.due(item), ledger.now);
    }

    private Instant dueOf(Item item) {
        return Objects.requireNonNull(lifetimes.due(item));
    }

    /** The status of a token now, for its own client. */
    public String statusOf(Token token) {
        return token.link == null
                ? items.statusOf(Objects.requireNonNull(token.item).client, token.text)
                : links.statusOf(token.link.client, token.text);
    }

    /** The public token that a Link still shows to its client. */
    @Nullable
    public String shownBy(Link link) {
        if (link.founded == null) return null;
        for (var token : ledger.tokens)
            if (token.item == link.founded
                    && token.kind.equals("public")
                    && statusOf(token).equals("ISSUED")) return token.text;
        return null;
    }

    /** Every deadline ahead. */
    public List<Instant> pending() {
        var instants = new TreeSet<Instant>();
        if (ledger.isRetirable()) instants.add(Ledger.RETIREMENT);
        for (var token : ledger.tokens)
            if (token.expiresAt != null && token.consumedAt == null) instants.add(token.expiresAt);
        for (var item : ledger.items) {
            if (lifetimes.itemStatus(item, ledger.lastMomentOf(item)).is("REMOVED")) continue;
            if (item.exchangedAt == null) instants.add(item.abandonedAt);
            for (var deadline : lifetimes.deadlines(item)) {
                instants.add(deadline.at());
                instants.add(deadline.at().minus(ItemLifetimes.WARNING));
            }
        }
        return instants.tailSet(ledger.now, false).stream().toList();
    }

    public Token lastIssued() {
        return ledger.tokens.get(ledger.tokens.size() - 1);
    }
}
