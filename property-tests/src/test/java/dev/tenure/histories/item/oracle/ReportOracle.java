package dev.tenure.histories.item.oracle;

import static dev.tenure.histories.fixture.Refused.answerOf;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Label;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The documents' rules for reports about Items, which name their Item. A report that does not concern it changes
 * nothing.
 */
public final class ReportOracle {
    private final Ledger ledger;
    private final ItemLifetimes lifetimes;
    private final ItemOracle items;

    ReportOracle(Ledger ledger, ItemLifetimes lifetimes, ItemOracle items) {
        this.ledger = ledger;
        this.lifetimes = lifetimes;
        this.items = items;
    }

    public String remove(String id, String cause, boolean namesProduct) {
        return answerOf(() -> {
            var item = named(id);
            var at = ledger.lastMomentOf(item);
            if (!lifetimes.itemStatus(item, at).is("REMOVED")) items.end(item, cause, namesProduct, at);
        });
    }

    public String reissue(String id) {
        return answerOf(() -> {
            var item = named(id);
            items.reissue(item, ledger.momentOf(item));
        });
    }

    public String reportLoginRequired(String id, String cause) {
        return report(id, (item, at) -> {
            trouble(item, cause, at);
        });
    }

    private void trouble(Item item, String cause, Instant at) {
        var status = lifetimes.itemStatus(item, at);
        var known = status.is("PENDING") ? item.trouble : status.cause();
        if (known.equals(cause)) return;
        items.change(item, at);
        item.trouble = cause;
    }

    public String duplicateLinked(String id) {
        return report(id, (item, at) -> {
            if (!lifetimes.itemStatus(item, at).is("PENDING")) trouble(item, "DUPLICATE_ITEM", at);
        });
    }

    public String revokePermission(String id, boolean inPortal) {
        return answerOf(() -> {
            var item = named(id);
            var at = ledger.lastMomentOf(item);
            var status = lifetimes.itemStatus(item, at);
            if (status.is("REMOVED")) return;
            if (inPortal) {
                items.change(item, at);
                item.removedAt = at;
                item.removedWhy = "USER_PERMISSION_REVOKED";
            } else if (!status.is("PENDING")) {
                trouble(item, "USER_REVOKED", at);
            }
        });
    }

    public String selfHeal(String id, @Nullable Instant until) {
        return report(id, (item, at) -> {
            if (!lifetimes.itemStatus(item, at).is("NEEDS_UPDATE")) return;
            var isLater = until != null && Ledger.kept(until).isAfter(at);
            if (!isLater && !lifetimes.passed(item, at).isEmpty()) throw new Refused("CONSENT_STILL_EXPIRED");
            if (!isLater && until != null) throw new Refused("NOT_IN_FUTURE");
            items.change(item, at);
            item.trouble = "";
            if (!isLater) return;
            items.renew(item, until, at);
            if (Ledger.reached(item.disconnectAt, at)) item.disconnectAt(null, "");
        });
    }

    public String scheduleDisconnect(String id, Instant disconnectAt, String why) {
        return report(id, (item, at) -> {
            var kept = Ledger.kept(disconnectAt);
            if (Ledger.reached(kept, at)) throw new Refused("NOT_IN_FUTURE");
            if (kept.equals(item.disconnectAt) && why.equals(item.disconnectWhy)) return;
            items.change(item, at);
            item.disconnectAt(kept, why);
        });
    }

    /** An account was closed at the institution, or withdrawn by its user alone. */
    public String endAccount(String id, String account) {
        return report(id, (item, at) -> {
            var open = ItemOracle.openAccount(item, account);
            if (open == null || lifetimes.itemStatus(item, at).is("PENDING")) return;
            items.change(item, at);
            open.ended = true;
        });
    }

    public String detectNewAccounts(String id, List<Label> found) {
        return report(id, (item, at) -> {
            if (!lifetimes.itemStatus(item, at).is("ACTIVE")) return;
            var news = new ArrayList<>(new LinkedHashSet<>(found));
            for (var account : item.accounts) if (!account.ended) news.remove(account.label);
            if (news.isEmpty() || Set.copyOf(news).equals(Set.copyOf(item.announced))) return;
            items.change(item, at);
            item.announced = news;
        });
    }

    private String report(String id, BiConsumer<Item, Instant> command) {
        return answerOf(() -> {
            var item = named(id);
            var at = ledger.momentOf(item);
            if (!lifetimes.itemStatus(item, at).is("REMOVED")) command.accept(item, at);
        });
    }

    private Item named(String id) {
        for (var item : ledger.items) if (item.id.equals(id)) return item;
        throw new Refused("NOT_FOUND");
    }
}
