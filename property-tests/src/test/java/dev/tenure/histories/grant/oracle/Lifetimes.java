package dev.tenure.histories.grant.oracle;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Dated;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effect of time on grants and tokens, from the records. */
public final class Lifetimes {
    private static final Set<String> EXPIRIES =
            Set.of("CONSENT_EXPIRED", "LIFETIME_ENDED", "ABSOLUTE_LIFETIME_ENDED", "IDLE_LIFETIME_ENDED");

    private final Ledger ledger;

    Lifetimes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The end that no use moves; a client's own grant has none. */
    public static @Nullable Dated limit(Grant grant) {
        if (grant.user == null) return null;
        var terms = grant.terms;
        var cause = terms.idle == null ? "LIFETIME_ENDED" : "ABSOLUTE_LIFETIME_ENDED";
        return Ledger.earliest(
                grant.consentUntil == null ? null : new Dated(grant.consentUntil, "CONSENT_EXPIRED"),
                terms.absolute == null ? null : Ledger.after(grant.authenticatedAt, terms.absolute, cause));
    }

    /** The deadline of a refresh token issued at this instant. */
    static @Nullable Dated refreshUntil(Grant grant, Instant now) {
        var idle = grant.terms.idle == null ? null : Ledger.after(now, grant.terms.idle, "IDLE_LIFETIME_ENDED");
        return Ledger.earliest(limit(grant), idle);
    }

    /** The deadline of an access token issued at this instant. */
    static Dated accessUntil(Grant grant, Instant now) {
        var length = grant.user == null ? grant.terms.ofClient : grant.terms.ofUser;
        return Objects.requireNonNull(Ledger.earliest(limit(grant), Ledger.after(now, length, "LIFETIME_ENDED")));
    }

    /** The deadline that ends a grant with a record: its code's, its refresh token's, its environment's. */
    @Nullable
    public Dated over(Grant grant) {
        var retired = ledger.retiresAt == null ? null : new Dated(ledger.retiresAt, "ENVIRONMENT_RETIRED");
        var head = ledger.awaitsExchange(grant) || ledger.canRefresh(grant)
                ? Objects.requireNonNull(ledger.last(grant, true)).expires
                : null;
        return Ledger.earliest(retired, head, ledger.awaitsExchange(grant) ? limit(grant) : null);
    }

    /** The deadline of a grant that lives: a record's, or its only token's. */
    @Nullable
    public Dated until(Grant grant) {
        var only = ledger.awaitsExchange(grant) || ledger.canRefresh(grant) ? null : ledger.last(grant, false);
        return Ledger.earliest(over(grant), only == null ? null : only.expires);
    }

    /** The end of a grant by now, recorded or not; a withdrawal after its deadline came too late. */
    @Nullable
    public Dated endOf(Grant grant) {
        if (grant.ended != null) return grant.ended;
        var withdrawal = ledger.withdrawalOf(grant);
        var over = over(grant);
        var until = withdrawal == null ? ledger.lastMomentOf(grant) : withdrawal.at();
        var end = over != null && !over.at().isAfter(until) ? over : withdrawal;
        return end != null && hasLapsed(grant, end.at()) ? null : end;
    }

    /** Returns true if nothing is left of a grant that cannot be refreshed: then nothing ends it again. */
    boolean hasLapsed(Grant grant, Instant at) {
        if (ledger.awaitsExchange(grant) || ledger.canRefresh(grant)) return false;
        return Objects.requireNonNull(ledger.last(grant, false)).isOver(at);
    }

    /** Refuses every request to a grant that is over. */
    void mustLive(Grant grant) {
        var end = endOf(grant);
        if (end != null) throw new Refused(isExpiry(end) ? "GRANT_EXPIRED" : "GRANT_ENDED");
    }

    private static boolean isExpiry(Dated end) {
        return EXPIRIES.contains(end.cause());
    }

    /** Returns true if this access token is the last one, or the one before where that is kept. */
    boolean isHeld(Token token) {
        if (token.isRevoked) return false;
        var all = ledger.tokensOf(token.grant, false);
        var later = all.size() - 1 - all.indexOf(token);
        return later == 0 || (later == 1 && token.grant.terms.keepsPrevious);
    }

    private boolean isLast(Token token) {
        return ledger.last(token.grant, token.isChained()) == token && !token.isExchanged;
    }

    /** The status of an issued token now. */
    public String statusOf(Token token) {
        if (token.grant.isForgotten) return "UNKNOWN_TOKEN";
        var end = endOf(token.grant);
        if (token.isChained()) return chainStatus(token, end);
        if (end != null && isLast(token)) return !token.isRevoked && token.isOver(end.at()) ? "EXPIRED" : "REVOKED";
        if (end == null && isHeld(token)) return token.isOver(ledger.lastMomentOf(token.grant)) ? "EXPIRED" : "ACTIVE";
        return isLast(token) ? "REVOKED" : "ROTATED";
    }

    private String chainStatus(Token token, @Nullable Dated end) {
        var isCode = token.kind.equals("code");
        if (!isLast(token)) return isCode ? "CONSUMED" : "ROTATED";
        if (end != null) return isExpiry(end) ? "EXPIRED" : "REVOKED";
        return isCode ? "ISSUED" : "ACTIVE";
    }
}
