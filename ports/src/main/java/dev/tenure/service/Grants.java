package dev.tenure.service;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.ASSET_REPORT;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;
import static dev.tenure.token.TokenKind.USER;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Introspection;
import dev.tenure.grant.PresentedToken;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.Commands;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.RetryLimit;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.token.ClientId;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Grants, with the codes, access and refresh tokens that descend from them. A rejection changes nothing, except {@link
 * Rejection.Reused}, which ends the grant. The host authenticates clients before it calls. Thread-safe.
 */
public final class Grants {
    private static final TokenKind[] BEARER = {ACCESS, USER, ASSET_REPORT};
    private static final TokenKind[] ANY = {CODE, REFRESH, ACCESS, USER, ASSET_REPORT};

    private final GrantRepository grants;
    private final ServiceContext services;
    private final Commands<GrantId, Grant> commands;
    private final GrantCreation creation;

    Grants(GrantRepository grants, PrincipalEpochs epochs, ServiceContext services) {
        this.grants = grants;
        this.services = services;
        this.commands =
                new Commands<>(grants, Grant::id, services.environment(), services.clock(), RetryLimit.MANY_TIMES);
        this.creation = new GrantCreation(epochs, services, commands);
    }

    /** Issues a code for the user's authorization, to be exchanged once and in time (RFC 6749 section 4.1.2). */
    public Either<Rejection, IssuedCode> authorize(NewGrant request) {
        return creation.authorize(request);
    }

    /** Issues the first tokens of a grant without a code: a client's own (RFC 6749 section 4.4), or a user's. */
    public Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return creation.issue(request);
    }

    /**
     * Issues the one token of a grant that has no lifetime of its own: it ends with the consent or with the lifetime of
     * the profile's grants, if there is one. The kind is {@code USER} or {@code ASSET_REPORT}; others are refused.
     */
    public Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return kind == USER || kind == ASSET_REPORT
                ? creation.issueLasting(kind, request)
                : Either.left(new Rejection.WrongKind(kind));
    }

    /** Exchanges a code for the first tokens. A code that is presented again ends its grant. */
    public Either<Rejection, IssuedTokens> exchange(ClientId client, Secret code) {
        return presented(client, code, CODE).flatMap(CodeOrRefreshExchange::exchange);
    }

    /**
     * Exchanges a refresh token for the next tokens, with an access token for the whole scope of the grant. A token
     * that was presented before ends the grant, unless the profile's rules allow the retry.
     */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken) {
        return presented(client, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.none()));
    }

    /** Refreshes with an access token for less than the whole scope (RFC 6749 section 6). */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken, Scope narrower) {
        return presented(client, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.of(narrower)));
    }

    private Either<Rejection, CodeOrRefreshExchange> presented(ClientId client, Secret text, TokenKind kind) {
        return services.tokens().read(text, kind).flatMap(read -> located(read).flatMap(found -> rulesOf(found)
                .map(rules -> new CodeOrRefreshExchange(commands, services, read, client, found, rules))));
    }

    /** Returns the grant of a bearer token at this instant, if the token covers the needed scope. */
    public Either<Rejection, Introspection> authenticate(Secret token, Scope needed) {
        return services.tokens().read(token, BEARER).flatMap(read -> located(read)
                .flatMap(found -> services.clock()
                        .contextFor(found, services.clock().now())
                        .flatMap(context -> opened(found.state(), read.token(), needed, context))));
    }

    private static Either<Rejection, Introspection> opened(
            Grant grant, ParsedToken token, Scope needed, DecisionContext context) {
        return grant.authenticate(token, needed, context)
                .flatMap(access -> grant.introspect(token, context).toEither(Rejection.UnknownToken::new));
    }

    /**
     * Describes an active token (RFC 7662); none for any other token. A rejection, {@link Rejection.ClockSuspect}, means
     * that the library cannot tell: the token may be active, so the resource server gets an error.
     */
    public Either<Rejection, Option<Introspection>> introspect(Secret token) {
        return services.tokens()
                .read(token, ANY)
                .flatMap(read -> located(read).map(found -> described(found, read.token())))
                .getOrElse(() -> Either.right(Option.none()));
    }

    private Either<Rejection, Option<Introspection>> described(Versioned<Grant> found, ParsedToken token) {
        return services.clock().contextFor(found, services.clock().now()).map(context -> found.state()
                .introspect(token, context));
    }

    /**
     * Revokes a token at its client's request (RFC 7009). A code or a refresh token ends the grant, used or not; an
     * access token ends alone, if the grant can go on without it. A token that is unknown or belongs to another client
     * stays as it is, and the caller is not told; an expired one stays so, and the expiry is recorded.
     */
    public void revoke(ClientId client, Secret token) {
        services.tokens().read(token, ANY).peek(read -> located(read)
                .peek(found -> end(found, (grant, now) -> grant.revoke(PresentedToken.of(read.token(), client), now))));
    }

    /** Ends a grant with all its tokens, at the host's request; an ended grant stays as it was. */
    public Either<Rejection, GrantView> end(GrantId id, GrantEndReason reason) {
        return commands.find(id)
                .flatMap(found -> end(found, (grant, now) -> grant.revoke(reason, now)))
                .map(GrantView::of);
    }

    /** Finds the grant of this id at this instant. */
    public Either<Rejection, GrantView> find(GrantId id) {
        return commands.find(id).map(found -> GrantView.of(settled(found)));
    }

    private Grant settled(Versioned<Grant> found) {
        return found.state()
                .settle(services.clock().contextForEnd(found, services.clock().now()))
                .next();
    }

    private Either<Rejection, Versioned<Grant>> located(ReadToken read) {
        return grants.locate(read.token())
                .filter(found -> found.state().environment() == services.environment())
                .toEither(Rejection.UnknownToken::new);
    }

    private Either<Rejection, Grant> end(
            Versioned<Grant> found, BiFunction<Grant, Instant, Decision<Grant, Grant>> ending) {
        return rulesOf(found)
                .flatMap(rules -> commands.end(
                        found,
                        (grant, context) -> grant.decideEnd(context, settled -> ending.apply(settled, context.now()))));
    }

    private Either<Rejection, GrantRules> rulesOf(Versioned<Grant> found) {
        var data = found.state().data();
        return services.profiles().of(data.profile(), data.environment()).map(Profile::grants);
    }
}
