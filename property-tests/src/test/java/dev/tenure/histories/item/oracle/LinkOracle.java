package dev.tenure.histories.item.oracle;

import static dev.tenure.histories.fixture.Refused.answerOf;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.oracle.Ledger.Dated;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Label;
import dev.tenure.histories.item.oracle.Ledger.Link;
import dev.tenure.histories.item.oracle.Ledger.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents' rules for Links, command by command. */
public final class LinkOracle {
    private static final List<String> PROFILES = List.of("plaid", "plaid-legacy", "plaid-forgiving");
    private static final Duration LIFETIME = Duration.ofHours(4);
    private static final Duration LONGEST_HOSTED = Duration.ofDays(21);
    private static final Duration PUBLIC_LIFETIME = Duration.ofMinutes(30);
    private static final int BAD_LOGINS = 10;
    private static final int MOST_ACCOUNTS = 500;

    private final Ledger ledger;

    LinkOracle(Ledger ledger) {
        this.ledger = ledger;
    }

    public String open(
            String profile, String client, @Nullable String user, @Nullable Duration hosted, @Nullable String webhook) {
        return answerOf(() -> {
            if (ledger.isRetirable() && !ledger.now.isBefore(Ledger.RETIREMENT))
                throw new Refused("ENVIRONMENT_RETIRED");
            if (!PROFILES.contains(profile)) throw new Refused("UNKNOWN_PROFILE");
            if (hosted != null && (hosted.compareTo(Duration.ofMillis(1)) < 0 || hosted.compareTo(LONGEST_HOSTED) > 0))
                throw new Refused("OUT_OF_RANGE");
            var expiresAt = Ledger.after(ledger.now, hosted == null ? LIFETIME : hosted);
            var link = new Link(profile, client, user, ledger.withdrawals.size(), ledger.now, expiresAt);
            link.webhook = webhook;
            ledger.links.add(link);
            issue("link", link, null, ledger.now, expiresAt);
        });
    }

    public String openSession(String text) {
        return answerOf(() -> {
            var link = presented(text);
            var at = ledger.momentOf(link);
            refuseUnlessOpen(link, at);
            link.change(at);
        });
    }

    public String reportBadLogin(String text) {
        return answerOf(() -> {
            var link = presented(text);
            var at = ledger.momentOf(link);
            if (!statusOf(link, at).equals("ISSUED")) return;
            link.change(at);
            link.badLogins++;
            if (link.badLogins == BAD_LOGINS) link.closedAt = at;
        });
    }

    public String succeed(String text, List<Label> accounts, @Nullable Instant until) {
        return answerOf(() -> {
            var link = presented(text);
            var at = ledger.momentOf(link);
            refuseUnlessOpen(link, at);
            refuseFlawed(accounts, until, at);
            link.change(at);
            link.succeededAt = at;
            var item = new Item(link, at);
            link.founded = item;
            for (var label : accounts) item.accounts.add(new Ledger.Account(label));
            item.consentUntil(until == null ? null : Ledger.kept(until));
            item.agedAt = ItemOracle.agingFrom(at, ledger);
            ledger.items.add(item);
            issue("public", null, item, at, Ledger.after(at, PUBLIC_LIFETIME));
        });
    }

    public String statusOf(String client, String text) {
        var status = new String[1];
        var answer = answerOf(() -> {
            var link = presented(text);
            if (!link.client.equals(client)) throw new Refused("WRONG_CLIENT");
            status[0] = statusOf(link, ledger.momentOf(link));
        });
        return answer.equals(Refused.ACCEPTED) ? Objects.requireNonNull(status[0]) : answer;
    }

    private Link presented(String text) {
        return Objects.requireNonNull(ledger.presented(text, true, List.of("link")).link);
    }

    private void refuseUnlessOpen(Link link, Instant at) {
        switch (statusOf(link, at)) {
            case "ISSUED" -> {}
            case "REVOKED" -> throw new Refused("LINK_ENDED");
            default -> throw new Refused(statusOf(link, at));
        }
    }

    static void refuseFlawed(List<Label> accounts, @Nullable Instant until, Instant at) {
        if (accounts.size() > MOST_ACCOUNTS) throw new Refused("OUT_OF_RANGE");
        if (until != null && Ledger.reached(Ledger.kept(until), at)) throw new Refused("NOT_IN_FUTURE");
    }

    /** The status of a Link's token at an instant. */
    public String statusOf(Link link, Instant at) {
        if (link.succeededAt != null) return "CONSUMED";
        if (link.closedAt != null) return "REVOKED";
        var ends = new ArrayList<Dated>();
        ends.add(new Dated(link.expiresAt, "LIFETIME_ENDED"));
        if (ledger.isRetirable()) ends.add(new Dated(Ledger.RETIREMENT, "ENVIRONMENT_RETIRED"));
        var withdrawal = ledger.withdrawalOf(link);
        if (withdrawal != null) ends.add(withdrawal);
        var end = Ledger.earliest(ends);
        if (end == null || at.isBefore(end.at())) return "ISSUED";
        return end.cause().equals("LIFETIME_ENDED") ? "EXPIRED" : "REVOKED";
    }

    private void issue(String kind, @Nullable Link link, @Nullable Item item, Instant at, Instant expiresAt) {
        var token = new Token(kind, link, item, at);
        token.expiresAt = expiresAt;
        ledger.tokens.add(token);
    }
}
