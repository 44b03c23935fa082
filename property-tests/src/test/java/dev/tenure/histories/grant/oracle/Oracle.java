package dev.tenure.histories.grant.oracle;

import static java.util.Objects.requireNonNull;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Dated;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Rotation;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expected outcomes when a token is presented, written naively from the documents: lists of records with
 * timestamps, searched from the beginning for each query. They share nothing with the domain but the names of reasons,
 * causes and statuses.
 */
public final class Oracle {
    public final Ledger ledger;
    public final Lifetimes lifetimes;

    public Oracle(Ledger ledger) {
        this.ledger = ledger;
        this.lifetimes = new Lifetimes(ledger);
    }

    /** The issued tokens; a repeated answer has the texts of the first. */
    public record Given(
            Token access,
            @Nullable Token refresh,
            @Nullable Duration expiresIn,
            @Nullable String nonce,
            boolean isRepeated) {
        static Given anew(Token access, @Nullable Token refresh, Instant now) {
            return new Given(access, refresh, remaining(access, now), null, false);
        }

        Given with(@Nullable String bound) {
            return new Given(access, refresh, expiresIn, bound, isRepeated);
        }

        static @Nullable Duration remaining(Token token, Instant now) {
            return token.expires == null ? null : Duration.between(now, token.expires.at());
        }
    }

    /** The grant whose locator this text bears, when texts of such kinds are taken. */
    Grant presented(String text, List<String> kinds) {
        var read = TokenText.read(text);
        if (read == null) throw new Refused("MALFORMED");
        if (!read.environment().equals(ledger.environment)) throw new Refused("WRONG_ENVIRONMENT");
        if (!kinds.contains(read.kind())) throw new Refused("WRONG_KIND");
        for (var token : ledger.tokens)
            if (token.isChained() == read.isChained()
                    && token.said().locator().equals(read.locator())
                    && !token.grant.isForgotten) return token.grant;
        throw new Refused("UNKNOWN_TOKEN");
    }

    private static void mustBeOf(Grant grant, String text, Request by) {
        if (!grant.client.equals(by.client())) throw new Refused("WRONG_CLIENT");
        Proofs.mustHoldKey(grant, text, by);
    }

    public Given exchange(Request by, String text) {
        var grant = presented(text, List.of("code"));
        var now = ledger.momentOf(grant);
        mustBeOf(grant, text, by);
        lifetimes.mustLive(grant);
        if (!ledger.awaitsExchange(grant)) throw reused(grant, now);
        var code = requireNonNull(ledger.last(grant, true));
        if (!code.text.equals(text)) throw new Refused("UNKNOWN_TOKEN");
        Proofs.mustProveCode(grant, by);
        Proofs.mustBringKey(grant, by);
        code.isExchanged = true;
        grant.change(now);
        return opened(grant, by, now).with(grant.binding.nonce());
    }

    /** The first tokens: with a refresh token only for a user who asked for it. */
    Given opened(Grant grant, Request by, Instant now) {
        var refresh = grant.isOffline() ? nextRefresh(grant, by, now) : null;
        return Given.anew(nextAccess(grant, grant.scope, by, now), refresh, now);
    }

    private Token nextRefresh(Grant grant, Request by, Instant now) {
        var next = added(new Token("refresh", grant, grant.scope, now, Lifetimes.refreshUntil(grant, now)));
        grant.bind(next, by);
        return next;
    }

    private Token nextAccess(Grant grant, Set<String> scope, Request by, Instant now) {
        var next = new Token("access", grant, scope, now, Lifetimes.accessUntil(grant, now));
        next.key = by.key();
        return added(next);
    }

    Token added(Token token) {
        ledger.tokens.add(token);
        return token;
    }

    /** Ends a grant whose token is presented twice. A grant that has expired stays expired. */
    private Refused reused(Grant grant, Instant now) {
        if (lifetimes.hasLapsed(grant, now)) return new Refused("GRANT_EXPIRED");
        grant.end("REUSE_DETECTED", now, now);
        return new Refused("REUSED");
    }

    public Given refresh(Request by, String text, @Nullable Set<String> narrower) {
        var grant = presented(text, List.of("refresh"));
        var now = ledger.momentOf(grant);
        mustBeOf(grant, text, by);
        lifetimes.mustLive(grant);
        if (!ledger.canRefresh(grant)) throw new Refused("UNKNOWN_TOKEN");
        var wanted = narrower == null ? grant.scope : narrower;
        var current = requireNonNull(ledger.last(grant, true));
        if (isOlder(text, current)) {
            var again = repeated(grant, by, text, wanted, now);
            if (again != null) return again;
            throw reused(grant, now);
        }
        if (!current.text.equals(text)) throw new Refused("UNKNOWN_TOKEN");
        if (!grant.scope.containsAll(wanted)) throw new Refused("SCOPE_EXCEEDED");
        Proofs.mustBringKey(grant, by);
        grant.change(now);
        return grant.terms.rotates ? rotated(current, by, wanted, now) : renewed(current, by, wanted, now);
    }

    /**
     * Returns true for an issued token that is not the last; for a text that was never issued, if it says that it is
     * older.
     */
    private boolean isOlder(String text, Token current) {
        if (text.equals(current.text)) return false;
        return ledger.issued(text) != null
                || requireNonNull(TokenText.read(text)).generation()
                        < current.said().generation();
    }

    /** The use of a token of the last pair, which ends its window. Returns true if it did. */
    public boolean received(String text) {
        var grant = presented(text, List.of("access", "user", "assets", "refresh"));
        var now = ledger.momentOf(grant);
        var last = ledger.lastRotation(grant);
        if (lifetimes.endOf(grant) != null || last == null || last.until == null || last.isErased) return false;
        var isOfPair = text.equals(last.refresh.text) || (text.equals(last.access.text) && !last.access.isRevoked);
        if (!isOfPair || !now.isBefore(last.until)) return false;
        last.isErased = true;
        last.isReceived = true;
        grant.change(now);
        return true;
    }

    private @Nullable Given repeated(Grant grant, Request by, String text, Set<String> wanted, Instant now) {
        var last = ledger.lastRotation(grant);
        if (last == null || last.until == null || last.isErased) return null;
        var isSame = last.presented.text.equals(text) && last.access.scope.equals(wanted);
        if (!isSame || last.access.isRevoked || !now.isBefore(last.until)) return null;
        if (!Ledger.same(last.access.key, by.key())) {
            last.isContested = true;
            if (by.isPublic()) return null;
            throw new Refused("WRONG_KEY");
        }
        return new Given(last.access, last.refresh, Given.remaining(last.access, now), null, true);
    }

    private Given rotated(Token current, Request by, Set<String> wanted, Instant now) {
        var grant = current.grant;
        var refresh = nextRefresh(grant, by, now);
        var access = nextAccess(grant, wanted, by, now);
        var window = grant.terms.retry == null ? null : new Dated(now.plus(grant.terms.retry), "");
        var until = window == null
                ? null
                : requireNonNull(Ledger.earliest(window, current.expires)).at();
        ledger.rotations.add(new Rotation(current, refresh, access, until));
        return Given.anew(access, refresh, now);
    }

    private Given renewed(Token current, Request by, Set<String> wanted, Instant now) {
        current.expires = Lifetimes.refreshUntil(current.grant, now);
        current.grant.bind(current, by);
        return Given.anew(nextAccess(current.grant, wanted, by, now), null, now);
    }
}
