package dev.tenure.histories.grants;

import static java.util.Objects.requireNonNull;

import dev.tenure.histories.Refused;
import dev.tenure.histories.grants.Book.Dated;
import dev.tenure.histories.grants.Book.Grant;
import dev.tenure.histories.grants.Book.Token;
import dev.tenure.histories.grants.Book.Withdrawal;
import dev.tenure.histories.grants.Oracle.Given;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What should happen when a host founds grants, ends them, asks about tokens, sweeps and purges. */
final class HostOracle {
    static final List<String> BEARERS = List.of("access", "user", "assets");
    static final List<String> ANY = List.of("code", "refresh", "access", "user", "assets");

    private final Book book;
    private final Life life;
    private final Oracle oracle;

    HostOracle(Oracle oracle) {
        this.book = oracle.book;
        this.life = oracle.life;
        this.oracle = oracle;
    }

    /** What somebody wants to grant. */
    record Wish(
            @Nullable Terms terms,
            String client,
            @Nullable String user,
            Set<String> scope,
            @Nullable Instant authenticatedAt,
            @Nullable Instant consentUntil) {}

    private Grant founded(Wish wish) {
        var now = book.now;
        if (book.retiresAt != null && !now.isBefore(book.retiresAt)) throw new Refused("ENVIRONMENT_RETIRED");
        if (wish.terms == null) throw new Refused("UNKNOWN_PROFILE");
        var grant = new Grant(
                wish.terms,
                wish.client,
                wish.user,
                wish.scope,
                wish.authenticatedAt == null ? now : wish.authenticatedAt.truncatedTo(ChronoUnit.MILLIS),
                wish.consentUntil == null ? null : Book.kept(wish.consentUntil),
                book.withdrawals.size(),
                now);
        if (grant.authenticatedAt.isAfter(now)) throw new Refused("OUT_OF_RANGE");
        var limit = Life.limit(grant);
        if (limit != null && !limit.at().isAfter(now)) throw new Refused("NOT_IN_FUTURE");
        book.grants.add(grant);
        return grant;
    }

    Token authorize(Wish wish) {
        var grant = founded(wish);
        var until = Book.after(book.now, grant.terms.code, "LIFETIME_ENDED");
        return oracle.added(new Token("code", grant, grant.scope, book.now, until));
    }

    Given issue(Wish wish) {
        return oracle.opened(founded(wish), book.now);
    }

    /** Without an end of its own; but no token outlives the end of its grant. */
    Given issueLasting(String kind, Wish wish) {
        if (!List.of("user", "assets").contains(kind)) throw new Refused("WRONG_KIND");
        var grant = founded(wish);
        return Given.anew(
                oracle.added(new Token(kind, grant, grant.scope, book.now, Life.limit(grant))), null, book.now);
    }

    /** The token that this text opens as. */
    Token authenticate(String text, Set<String> needed) {
        var grant = oracle.presented(text, BEARERS);
        var now = book.momentOf(grant);
        life.mustLive(grant);
        var token = book.issued(text);
        if (token == null) throw new Refused(whyNotIssued(grant, requireNonNull(Text.read(text))));
        var isLast = book.last(grant, false) == token;
        if (!life.isHeld(token)) throw new Refused(isLast ? "ACCESS_REVOKED" : "ROTATED");
        if (token.isOver(now)) throw new Refused("ACCESS_EXPIRED");
        if (!token.scope.containsAll(needed)) throw new Refused("SCOPE_EXCEEDED");
        return token;
    }

    /** Nothing but its text says of a forged one which it would be. */
    private String whyNotIssued(Grant grant, Text forged) {
        var last = requireNonNull(book.last(grant, false));
        var generation = last.said().generation();
        if (forged.generation() < generation) return "ROTATED";
        return forged.generation() == generation && last.isGivenBack ? "ACCESS_REVOKED" : "UNKNOWN_TOKEN";
    }

    /** The token that may be told about; none unless it is active. */
    @Nullable
    Token introspect(String text) {
        try {
            var grant = oracle.presented(text, ANY);
            book.momentOf(grant);
            var token = book.issued(text);
            return token != null && life.statusOf(token).equals("ACTIVE") ? token : null;
        } catch (Refused refused) {
            return null;
        }
    }

    void revoke(String client, String text) {
        var grant = oracle.presented(text, ANY);
        if (!grant.client.equals(client)) return;
        var token = book.issued(text);
        var now = book.lastMomentOf(grant);
        if (recordsItsEnd(grant, now) || life.hasLapsed(grant, now)) return;
        if (requireNonNull(Text.read(text)).isChained()) {
            if (isOfTheChain(grant, token, requireNonNull(Text.read(text)))) grant.end("GRANT_REVOKED", now, now);
        } else if (token != null && life.isHeld(token) && !token.isOver(now)) giveBack(token, now);
    }

    /** Whether it was over before this end: then that is written down, if it was not. */
    private boolean recordsItsEnd(Grant grant, Instant now) {
        var end = life.endOf(grant);
        if (end != null && grant.ended == null) grant.end(end.cause(), end.at(), now);
        return end != null;
    }

    /** Used or not, one of the chain; of one that was never issued, that its text says it is older. */
    private boolean isOfTheChain(Grant grant, @Nullable Token token, Text read) {
        if (token != null) return true;
        if (!book.canRefresh(grant)) return read.generation() == 0 && !book.awaitsExchange(grant);
        return read.generation() < requireNonNull(book.last(grant, true)).said().generation();
    }

    private void giveBack(Token token, Instant now) {
        if (!book.canRefresh(token.grant)) {
            token.grant.end("GRANT_REVOKED", now, now);
            return;
        }
        token.isGivenBack = true;
        token.grant.change(now);
    }

    void end(String id, String cause) {
        for (var grant : book.grants) {
            if (!grant.id.equals(id) || grant.isForgotten) continue;
            var now = book.lastMomentOf(grant);
            if (!recordsItsEnd(grant, now) && !life.hasLapsed(grant, now)) grant.end(cause, now, now);
            return;
        }
        throw new Refused("NOT_FOUND");
    }

    /** Ends all that was born under a client, or under one of its users. */
    void withdraw(String client, @Nullable String user, String cause) {
        var at = book.now;
        for (var earlier : book.withdrawals)
            if (earlier.client().equals(client) && Book.same(earlier.user(), user)) at = Book.later(at, earlier.at());
        book.withdrawals.add(new Withdrawal(client, user, at, cause));
    }

    /** Records the end of every grant that could be refreshed and whose deadline has passed; how many. */
    int sweep() {
        var count = 0;
        for (var grant : book.grants) {
            if (grant.isForgotten || grant.ended != null || !book.canRefresh(grant)) continue;
            var over = life.over(grant);
            if (over == null || over.at().isAfter(book.now)) continue;
            Dated end = requireNonNull(life.endOf(grant));
            grant.end(end.cause(), end.at(), book.lastMomentOf(grant));
            count++;
        }
        return count;
    }

    /** Forgets every grant that has been over for so long that nobody is told any more why; how many. */
    int purgeGrants() {
        var count = 0;
        for (var grant : book.grants) {
            if (grant.isForgotten || grant.toldVersion < grant.version || !isPastRetention(grant)) continue;
            grant.isForgotten = true;
            count++;
        }
        return count;
    }

    /** Counted from its recorded end; of one that was never to be refreshed, from its deadline. */
    private boolean isPastRetention(Grant grant) {
        if (grant.ended != null)
            return !grant.ended.at().plus(Terms.RETENTION.ended()).isAfter(book.now);
        if (book.canRefresh(grant)) return false;
        var until = book.awaitsExchange(grant) ? life.over(grant) : requireNonNull(book.last(grant, false)).expires;
        return until != null && !until.at().plus(Terms.RETENTION.spent()).isAfter(book.now);
    }

    /** All that happened so far is told to everybody. */
    void tell() {
        for (var grant : book.grants) grant.toldVersion = grant.version;
    }

    /** Erases every pair that cannot be asked for again; how many. */
    int purgeSeals() {
        var count = 0;
        for (var rotation : book.rotations) {
            var grant = rotation.handedIn.grant;
            if (rotation.until == null || rotation.isErased || grant.ended != null) continue;
            if (book.lastRotation(grant) != rotation || rotation.until.isAfter(book.now)) continue;
            rotation.isErased = true;
            count++;
        }
        return count;
    }
}
