package dev.tenure.grant;

import static dev.tenure.decision.EventType.ACCESS_TOKEN_ISSUED;
import static dev.tenure.decision.EventType.REFRESH_TOKEN_ISSUED;

import dev.tenure.decision.Decision;
import dev.tenure.token.ParsedToken;
import io.vavr.control.Option;
import java.time.Instant;

/** Issues a grant's first tokens, with a code before them or without. */
final class FirstTokens {
    private FirstTokens() {}

    /** Issues without a code; the grant's locators become known only now. */
    static Decision<Grant, Issuance> direct(
            GrantData data, TokenRequest request, Successor first, GrantRules rules, Instant now) {
        var locator = Option.of(first.refresh().locator()).filter(it -> rules.bringsRefreshTokens(data));
        return requested(data.withRefreshLocator(locator), request, first, rules, now);
    }

    static Decision<Grant, Issuance> requested(
            GrantData data, TokenRequest request, Successor first, GrantRules rules, Instant now) {
        var opened = data.followedBy(first, true, rules);
        var access = rules.accessToken(opened, first.access(), data.scope(), request.key(), now);
        return rules.bringsRefreshTokens(data)
                ? refreshable(opened.boundBy(request), first, access, rules, now)
                : accessOnly(opened, access, now);
    }

    /** Issues one token whose only deadline is the end of the consent. */
    static Decision<Grant, Issuance> lasting(GrantData data, TokenRequest request, ParsedToken token, Instant now) {
        if (token.kind().isChained())
            throw new IllegalArgumentException("a " + token.kind() + " token opens nothing by itself");
        var opened = data.withAccessLocator(Option.of(token.locator())).withAccessGeneration(token.generation());
        return accessOnly(opened, new AccessToken(token.hash(), data.scope(), now, data.limit(), request.key()), now);
    }

    private static Decision<Grant, Issuance> refreshable(
            GrantData data, Successor first, AccessToken access, GrantRules rules, Instant now) {
        var refresh = new RefreshToken(first.refresh().hash(), now, rules.refreshDeadline(data, now));
        Grant opened = new Refreshable(data, refresh, AccessTokens.of(access), Option.none());
        return Decision.to(opened, REFRESH_TOKEN_ISSUED.at(now), ACCESS_TOKEN_ISSUED.at(now))
                .replying(Issuance.anew(access, true));
    }

    private static Decision<Grant, Issuance> accessOnly(GrantData data, AccessToken access, Instant now) {
        Grant opened = new AccessOnly(data, access);
        return Decision.to(opened, ACCESS_TOKEN_ISSUED.at(now)).replying(Issuance.anew(access, false));
    }
}
