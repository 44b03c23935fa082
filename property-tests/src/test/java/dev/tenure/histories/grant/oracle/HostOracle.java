package dev.tenure.histories.grant.oracle;

import static java.util.Objects.requireNonNull;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Dated;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import dev.tenure.histories.grant.oracle.Ledger.Withdrawal;
import dev.tenure.histories.grant.oracle.Oracle.Given;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The expected outcomes when a host issues grants, ends them, asks about tokens, sweeps and purges. */
public final class HostOracle {
    static final List<String> BEARERS = List.of("access", "user", "assets");
    static final List<String> ANY = List.of("code", "refresh", "access", "user", "assets");

    private final Ledger ledger;
    private final Lifetimes lifetimes;
    private final Oracle oracle;
    public final UserGrants userGrants;

    public HostOracle(Oracle oracle) {
        this.ledger = oracle.ledger;
        this.lifetimes = oracle.lifetimes;
        this.oracle = oracle;
        this.userGrants = new UserGrants(oracle);
    }

    private Grant founded(Wish wish) {
        var now = ledger.now;
        if (ledger.retiresAt != null && !now.isBefore(ledger.retiresAt)) throw new Refused("ENVIRONMENT_RETIRED");
        if (wish.terms() == null) throw new Refused("UNKNOWN_PROFILE");
        var authenticated = wish.authenticatedAt() == null ? now : reported(wish.authenticatedAt());
        var grant = new Grant(wish.terms(), wish, authenticated, ledger.withdrawals.size(), now);
        if (grant.authenticatedAt.isAfter(now)) throw new Refused("OUT_OF_RANGE");
        var limit = Lifetimes.limit(grant);
        if (limit != null && !limit.at().isAfter(now)) throw new Refused("NOT_IN_FUTURE");
        userGrants.admit(grant.terms, grant.client, grant.user);
        ledger.grants.add(grant);
        return grant;
    }

    /** An instant of another clock, which may be ahead of this one by so much that it means now. */
    private Instant reported(Instant exact) {
        var at = exact.truncatedTo(ChronoUnit.MILLIS);
        return at.isAfter(ledger.now) && !at.isAfter(ledger.now.plus(Ledger.SKEW)) ? ledger.now : at;
    }

    public Token authorize(Wish wish) {
        if (wish.binding().accessTokenKey() != null) throw new Refused("NOT_ALLOWED");
        var grant = founded(wish);
        var until = Ledger.after(ledger.now, grant.terms.code, "LIFETIME_ENDED");
        var code = oracle.added(new Token("code", grant, grant.scope, ledger.now, until));
        userGrants.endOldest(grant);
        return code;
    }

    public Given issue(Wish wish) {
        mustHaveACode(wish);
        var grant = founded(wish);
        var given = oracle.opened(grant, Request.ofHost(wish), ledger.now);
        userGrants.endOldest(grant);
        return given;
    }

    private static void mustHaveACode(Wish wish) {
        if (wish.binding().isOfACode()) throw new Refused("NOT_ALLOWED");
    }

    /** Issues a token without a deadline of its own; but no token outlives its grant. */
    public Given issueLasting(String kind, Wish wish) {
        if (!List.of("user", "assets").contains(kind)) throw new Refused("WRONG_KIND");
        mustHaveACode(wish);
        var grant = founded(wish);
        var token = oracle.added(new Token(kind, grant, grant.scope, ledger.now, Lifetimes.limit(grant)));
        token.key = Request.ofHost(wish).key();
        userGrants.endOldest(grant);
        return Given.anew(token, null, ledger.now);
    }

    /** The access token that opens with this text, to a caller who has proved that it holds a key, or none. */
    public Token authenticate(String text, Set<String> needed, @Nullable String proven) {
        var grant = oracle.presented(text, BEARERS);
        var now = ledger.momentOf(grant);
        lifetimes.mustLive(grant);
        var token = ledger.issued(text);
        if (token == null) throw new Refused(whyNotIssued(grant, requireNonNull(TokenText.read(text))));
        var isLast = ledger.last(grant, false) == token;
        if (!lifetimes.isHeld(token)) throw new Refused(isLast ? "ACCESS_REVOKED" : "ROTATED");
        if (token.isOver(now)) throw new Refused("ACCESS_EXPIRED");
        Proofs.mustOpen(token, proven);
        if (!token.scope.containsAll(needed)) throw new Refused("SCOPE_EXCEEDED");
        return token;
    }

    /** The refusal of a forged text; only the text says which token it would be. */
    private String whyNotIssued(Grant grant, TokenText forged) {
        var last = requireNonNull(ledger.last(grant, false));
        var generation = last.said().generation();
        if (forged.generation() < generation) return "ROTATED";
        return forged.generation() == generation && last.isRevoked ? "ACCESS_REVOKED" : "UNKNOWN_TOKEN";
    }

    /** The token that an introspection describes; none unless it is active. Under a suspect clock nobody can tell. */
    @Nullable
    public Token introspect(String text) {
        try {
            oracle.presented(text, ANY);
        } catch (Refused unknown) {
            return null;
        }
        ledger.momentOf(oracle.presented(text, ANY));
        var token = ledger.issued(text);
        return token != null && lifetimes.statusOf(token).equals("ACTIVE") ? token : null;
    }

    public void revoke(String client, String text) {
        var grant = oracle.presented(text, ANY);
        if (!grant.client.equals(client)) return;
        var token = ledger.issued(text);
        var now = ledger.lastMomentOf(grant);
        if (recordsItsEnd(grant, now) || lifetimes.hasLapsed(grant, now)) return;
        if (requireNonNull(TokenText.read(text)).isChained()) {
            if (isOfTheChain(grant, token, requireNonNull(TokenText.read(text)))) grant.end("GRANT_REVOKED", now, now);
        } else if (token != null && lifetimes.isHeld(token) && !token.isOver(now)) revoke(token, now);
    }

    /** Returns true if the grant was over before this end; records the earlier end if nobody has. */
    private boolean recordsItsEnd(Grant grant, Instant now) {
        var end = lifetimes.endOf(grant);
        if (end != null && grant.ended == null) grant.end(end.cause(), end.at(), now);
        return end != null;
    }

    /**
     * Returns true for a token of the chain, used or not; for a text that was never issued, if it says that it is
     * older.
     */
    private boolean isOfTheChain(Grant grant, @Nullable Token token, TokenText read) {
        if (token != null) return true;
        if (!ledger.canRefresh(grant)) return read.generation() == 0 && !ledger.awaitsExchange(grant);
        return read.generation()
                < requireNonNull(ledger.last(grant, true)).said().generation();
    }

    private void revoke(Token token, Instant now) {
        if (!ledger.canRefresh(token.grant)) {
            token.grant.end("GRANT_REVOKED", now, now);
            return;
        }
        token.isRevoked = true;
        token.grant.change(now);
    }

    public void end(String id, String cause) {
        for (var grant : ledger.grants) {
            if (!grant.id.equals(id) || grant.isForgotten) continue;
            var now = ledger.lastMomentOf(grant);
            if (!recordsItsEnd(grant, now) && !lifetimes.hasLapsed(grant, now)) grant.end(cause, now, now);
            return;
        }
        throw new Refused("NOT_FOUND");
    }

    /** Ends everything that was created under a client, one of its users, or a user of all clients. */
    public void withdraw(@Nullable String client, @Nullable String user, String cause) {
        var at = ledger.now;
        for (var earlier : ledger.withdrawals)
            if (Ledger.same(earlier.client(), client) && Ledger.same(earlier.user(), user))
                at = Ledger.later(at, earlier.at());
        ledger.withdrawals.add(new Withdrawal(client, user, at, cause));
    }

    /** Records the end of every refreshable grant whose deadline has passed. Returns their number. */
    public int sweep() {
        var count = 0;
        for (var grant : ledger.grants) {
            if (grant.isForgotten || grant.ended != null || !ledger.canRefresh(grant)) continue;
            var over = lifetimes.over(grant);
            if (over == null || over.at().isAfter(ledger.now)) continue;
            Dated end = requireNonNull(lifetimes.endOf(grant));
            grant.end(end.cause(), end.at(), ledger.lastMomentOf(grant));
            count++;
        }
        return count;
    }

    /** Forgets every grant whose retention is over. Returns their number. */
    public int purgeGrants() {
        var count = 0;
        for (var grant : ledger.grants) {
            if (grant.isForgotten || grant.toldVersion < grant.version || !isPastRetention(grant)) continue;
            grant.isForgotten = true;
            count++;
        }
        return count;
    }

    /** The retention counts from the recorded end; for a grant without refresh, from its deadline. */
    private boolean isPastRetention(Grant grant) {
        if (grant.ended != null)
            return !grant.ended.at().plus(Terms.RETENTION.ended()).isAfter(ledger.now);
        if (ledger.canRefresh(grant)) return false;
        var until = ledger.awaitsExchange(grant)
                ? lifetimes.over(grant)
                : requireNonNull(ledger.last(grant, false)).expires;
        return until != null && !until.at().plus(Terms.RETENTION.spent()).isAfter(ledger.now);
    }

    /** Marks everything so far as delivered. */
    public void tell() {
        for (var grant : ledger.grants) grant.toldVersion = grant.version;
    }

    /** Erases every pair whose retry window is over. Returns their number. */
    public int purgeSeals() {
        var count = 0;
        for (var rotation : ledger.rotations) {
            var grant = rotation.presented.grant;
            if (rotation.until == null || rotation.isErased || grant.ended != null) continue;
            if (ledger.lastRotation(grant) != rotation || rotation.until.isAfter(ledger.now)) continue;
            rotation.isErased = true;
            count++;
        }
        return count;
    }
}
