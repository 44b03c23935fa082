package dev.tenure.grant;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;
import static dev.tenure.decision.EventType.ACCESS_TOKEN_ISSUED;
import static dev.tenure.decision.EventType.ACCESS_TOKEN_REVOKED;
import static dev.tenure.decision.EventType.ANSWER_RECEIVED;
import static dev.tenure.decision.EventType.REFRESH_TOKEN_ROTATED;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * A live grant that lasts as long as it is refreshed in time.
 *
 * @param refresh the current refresh token
 * @param access the live access tokens
 * @param retry the permission to repeat the last rotation once
 */
public record Refreshable(GrantData data, RefreshToken refresh, AccessTokens access, Option<Retry> retry)
        implements Issued {
    @Override
    public Decision<Grant, Issuance> refreshed(
            PresentedToken by, Scope wanted, Successor next, GrantRules rules, Instant now) {
        if (isReplaced(by.token())) return repeated(by, wanted, now).getOrElse(() -> replaced(by, now));
        if (!isCurrent(by.token())) return refused(this, refusal());
        if (!data.scope().covers(wanted)) return refused(this, new Rejection.ScopeExceeded());
        if (data.accessGeneration() == Integer.MAX_VALUE)
            return refused(this, new Rejection.OutOfRange("refreshes above " + Integer.MAX_VALUE));
        var violation = rules.violation(data, by.request(), now);
        if (violation.isDefined()) return refused(this, violation.get());
        return rules.rotation().replaces()
                ? rotated(by.request(), wanted, next, rules, now)
                : renewed(by.request(), wanted, next, rules, now);
    }

    /**
     * Returns the same pair again to a client that lost it: the request is the same, and no part of the pair was
     * revoked since.
     */
    private Option<Decision<Grant, Issuance>> repeated(PresentedToken by, Scope wanted, Instant now) {
        return retry.filter(it -> it.isFor(by.token(), now)).flatMap(it -> access.current()
                .filter(given -> given.scope().equals(wanted))
                .map(given -> repeated(by, given, it, now)));
    }

    /**
     * Refuses another key of a client that authenticates itself, as each of its processes may have one. A public
     * client's token was bound to no key, or it would have been refused before: two parties have it.
     */
    private Decision<Grant, Issuance> repeated(PresentedToken by, AccessToken given, Retry again, Instant now) {
        if (given.key().equals(by.request().key()))
            return unchanged((Grant) this).replying(new Issuance(given, true, Option.none(), Option.of(again)));
        return by.wasCurrent() || by.request().isPublic() ? replaced(by, now) : refused(this, new Rejection.WrongKey());
    }

    private Decision<Grant, Issuance> rotated(
            TokenRequest request, Scope wanted, Successor pair, GrantRules rules, Instant now) {
        var next = data.followedBy(pair, true, rules).boundBy(request);
        var token = new RefreshToken(pair.refresh().hash(), now, rules.refreshDeadline(next, now));
        var given = rules.accessToken(next, pair.access(), wanted, request.key(), now);
        var again = pair.retry(refresh.hash(), retryUntil(rules, now));
        return Decision.to(
                        followed(next, token, given, again, rules),
                        REFRESH_TOKEN_ROTATED.at(now),
                        ACCESS_TOKEN_ISSUED.at(now))
                .replying(Issuance.anew(given, true));
    }

    @Override
    public Option<Instant> retryUntil(GrantRules rules, Instant now) {
        return rules.rotation().retryUntil(now).map(end -> refresh.deadline()
                .map(Deadline::at)
                .filter(end::isAfter)
                .getOrElse(end));
    }

    private Decision<Grant, Issuance> renewed(
            TokenRequest request, Scope wanted, Successor pair, GrantRules rules, Instant now) {
        var next = data.followedBy(pair, false, rules).boundBy(request);
        var token = new RefreshToken(refresh.hash(), refresh.issuedAt(), rules.refreshDeadline(next, now));
        var given = rules.accessToken(next, pair.access(), wanted, request.key(), now);
        return Decision.to(followed(next, token, given, Option.none(), rules), ACCESS_TOKEN_ISSUED.at(now))
                .replying(Issuance.anew(given, false));
    }

    private Grant followed(
            GrantData next, RefreshToken token, AccessToken given, Option<Retry> again, GrantRules rules) {
        return new Refreshable(next, token, access.followedBy(given, rules.previousAccess()), again);
    }

    @Override
    public Decision<Grant, Grant> accessRevoked(ParsedToken token, Instant now) {
        var left = access.without(token.hash(), now);
        return left.equals(access)
                ? unchanged(this)
                : Decision.to(new Refreshable(data, refresh, left, retry), ACCESS_TOKEN_REVOKED.at(now));
    }

    @Override
    public Decision<Grant, Grant> received(ParsedToken token, Instant now) {
        var isOfPair =
                isCurrent(token) || access.current().exists(it -> it.hash().equals(token.hash()));
        return isOfPair && retry.exists(it -> it.isOpen(now))
                ? Decision.to(withoutSeal(), ANSWER_RECEIVED.at(now))
                : unchanged(this);
    }

    @Override
    public boolean isCurrent(ParsedToken token) {
        return refresh.hash().equals(token.hash());
    }

    @Override
    public Seq<AccessToken> accessTokens() {
        return access.all();
    }

    @Override
    public Option<AccessToken> lastAccess() {
        return access.current();
    }

    @Override
    public Instant lastIssuedAt() {
        return access.current()
                .map(AccessToken::issuedAt)
                .filter(refresh.issuedAt()::isBefore)
                .getOrElse(refresh.issuedAt());
    }

    @Override
    public Option<Introspection> describe(ParsedToken token, Instant now) {
        return isCurrent(token)
                ? Option.of(Introspection.of(
                        token.kind(),
                        data,
                        data.scope(),
                        refresh.issuedAt(),
                        refresh.deadline(),
                        data.keyBinding().map(KeyBinding::key)))
                : Issued.super.describe(token, now);
    }

    @Override
    public Option<Deadline> finalDeadline() {
        return Deadline.earliest(refresh.deadline(), data.environment().retirement());
    }

    @Override
    public Option<Instant> due() {
        return finalDeadline().map(Deadline::at);
    }

    @Override
    public Option<Instant> sealedUntil() {
        return retry.map(Retry::until);
    }

    @Override
    public Grant withoutSeal() {
        return new Refreshable(data, refresh, access, Option.none());
    }

    @Override
    public GrantState state() {
        return GrantState.REFRESHABLE;
    }

    @Override
    public <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended) {
        return refreshable.apply(this);
    }
}
