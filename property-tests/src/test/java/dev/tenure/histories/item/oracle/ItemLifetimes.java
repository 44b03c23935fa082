package dev.tenure.histories.item.oracle;

import dev.tenure.histories.item.oracle.Ledger.Dated;
import dev.tenure.histories.item.oracle.Ledger.Item;
import dev.tenure.histories.item.oracle.Ledger.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The effect of time on Items and their tokens, looked up in the records on each call. */
public final class ItemLifetimes {
    public static final Duration WARNING = Duration.ofDays(7);

    private final Ledger ledger;

    ItemLifetimes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** One of an Item's four states, with its cause, and its end if it is over. */
    public record Status(String state, String cause, @Nullable Instant endedAt) {
        boolean is(String other) {
            return state.equals(other);
        }

        @Override
        public String toString() {
            return (state + " " + cause + (endedAt == null ? "" : " " + endedAt)).trim();
        }
    }

    public Status itemStatus(Item item, Instant at) {
        if (item.removedAt != null) return new Status("REMOVED", item.removedWhy, item.removedAt);
        var end = endOf(item);
        if (end != null && Ledger.reached(end.at(), at)) return new Status("REMOVED", end.cause(), end.at());
        if (item.exchangedAt == null) return new Status("PENDING", "", null);
        if (!item.trouble.isEmpty()) return new Status("NEEDS_UPDATE", item.trouble, null);
        var lapse = Ledger.earliest(passed(item, at));
        return lapse == null ? new Status("ACTIVE", "", null) : new Status("NEEDS_UPDATE", lapse.cause(), null);
    }

    /** The first end of an Item that comes by itself; its own deadline comes before a withdrawal. */
    private @Nullable Dated endOf(Item item) {
        var ends = new ArrayList<Dated>();
        if (ledger.isRetirable()) ends.add(new Dated(Ledger.RETIREMENT, "ENVIRONMENT_RETIRED"));
        if (item.exchangedAt == null) ends.add(new Dated(item.abandonedAt, "NEVER_EXCHANGED"));
        var withdrawal = ledger.withdrawalOf(item);
        if (withdrawal != null) ends.add(withdrawal);
        return Ledger.earliest(ends);
    }

    /** The deadlines that need the user, as far as they have come. */
    List<Dated> passed(Item item, Instant at) {
        var passed = new ArrayList<Dated>();
        for (var deadline : deadlines(item)) if (Ledger.reached(deadline.at(), at)) passed.add(deadline);
        return passed;
    }

    public List<Dated> deadlines(Item item) {
        var deadlines = new ArrayList<>(endings(item));
        if (item.agedAt != null) deadlines.add(new Dated(item.agedAt, "ITEM_AGED"));
        return deadlines;
    }

    /** The deadlines that are warned of. */
    private static List<Dated> endings(Item item) {
        var endings = new ArrayList<Dated>();
        if (item.consentUntil != null) endings.add(new Dated(item.consentUntil, "CONSENT_EXPIRED"));
        if (item.disconnectAt != null) endings.add(new Dated(item.disconnectAt, item.disconnectWhy));
        return endings;
    }

    /** The deadline of which a caller of a healthy Item is warned. */
    @Nullable
    public Dated warning(Item item, Instant at) {
        if (!itemStatus(item, at).is("ACTIVE")) return null;
        var near = new ArrayList<Dated>();
        for (var ending : endings(item)) if (!at.isBefore(ending.at().minus(WARNING))) near.add(ending);
        return Ledger.earliest(near);
    }

    /** Records the effect of time until then: with a change, or by the sweeper. */
    void settle(Item item, Instant at) {
        var status = itemStatus(item, at);
        switch (status.state()) {
            case "REMOVED" -> {
                item.removedWhy = status.cause();
                item.removedAt = status.endedAt();
            }
            case "NEEDS_UPDATE" -> item.trouble = status.cause();
            case "ACTIVE" -> {
                item.warnedOfConsent |= item.consentUntil != null && !at.isBefore(item.consentUntil.minus(WARNING));
                item.warnedOfDisconnect |= item.disconnectAt != null && !at.isBefore(item.disconnectAt.minus(WARNING));
            }
            default -> {}
        }
    }

    /** The instant at which the sweeper has something to record next. */
    @Nullable
    Instant due(Item item) {
        if (item.removedAt != null) return null;
        var dues = new ArrayList<Instant>();
        if (ledger.isRetirable()) dues.add(Ledger.RETIREMENT);
        if (item.exchangedAt == null) {
            dues.add(item.abandonedAt);
        } else if (item.trouble.isEmpty()) {
            for (var deadline : deadlines(item)) dues.add(deadline.at());
            if (item.consentUntil != null && !item.warnedOfConsent) dues.add(item.consentUntil.minus(WARNING));
            if (item.disconnectAt != null && !item.warnedOfDisconnect) dues.add(item.disconnectAt.minus(WARNING));
        }
        return dues.stream().min(Instant::compareTo).orElse(null);
    }

    /** The status of an Item's token at an instant. */
    String statusOf(Token token, Item item, Instant at) {
        if (token.consumedAt != null) return "CONSUMED";
        if (token.rotatedAt != null) return "ROTATED";
        var status = itemStatus(item, at);
        var horizon = status.endedAt() == null ? at : status.endedAt();
        if (Ledger.reached(token.expiresAt, horizon)) return "EXPIRED";
        if (status.is("REMOVED")) return "REVOKED";
        if (token.account != null && token.account.ended) return "REVOKED";
        var isWaiting = token.kind.equals("public") || token.kind.equals("link");
        return isWaiting ? "ISSUED" : status.state();
    }
}
