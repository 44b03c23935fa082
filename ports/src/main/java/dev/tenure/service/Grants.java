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
 * Grants, with the codes, access and refresh tokens that descend from them. A refusal changes nothing, but for
 * {@link Rejection.Reused}, which ends the grant. Clients are authenticated by the host before it calls. Thread-safe.
 */
public final class Grants {
    private static final TokenKind[] BEARER = {ACCESS, USER, ASSET_REPORT};
    private static final TokenKind[] ANY = {CODE, REFRESH, ACCESS, USER, ASSET_REPORT};

    private final GrantRepository grants;
    private final ServiceContext services;
    private final Commands<GrantId, Grant> commands;
    private final GrantFounding founding;

    Grants(GrantRepository grants, PrincipalEpochs epochs, ServiceContext services) {
        this.grants = grants;
        this.services = services;
        this.commands = new Commands<>(grants, Grant::id, services.clock(), RetryLimit.MANY_TIMES);
        this.founding = new GrantFounding(epochs, services, commands);
    }

    /** A code for what the user has agreed to, to be exchanged once and in time (RFC 6749 section 4.1.2). */
    public Either<Rejection, IssuedCode> authorize(NewGrant request) {
        return founding.authorize(request);
    }

    /** A grant with its first tokens, without a code: a client's own (RFC 6749 section 4.4), or a user's. */
    public Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return founding.issue(request);
    }

    /**
     * A grant of one token that has no lifetime of its own, only the end of the consent or of the profile's grants, if
     * there is one: {@code USER} or {@code ASSET_REPORT}, others are refused.
     */
    public Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return kind == USER || kind == ASSET_REPORT
                ? founding.issueLasting(kind, request)
                : Either.left(new Rejection.WrongKind(kind));
    }

    /** The first tokens for a code. A code that is presented again ends its grant. */
    public Either<Rejection, IssuedTokens> exchange(ClientId client, Secret code) {
        return presented(client, code, CODE).flatMap(CodeOrRefreshExchange::exchange);
    }

    /**
     * The next tokens for a refresh token, with an access token for the whole scope of the grant. A token that was
     * presented before ends the grant, unless the profile's rules allow the retry.
     */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken) {
        return presented(client, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.none()));
    }

    /** The same, with an access token for less than the whole scope (RFC 6749 section 6). */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken, Scope narrower) {
        return presented(client, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.of(narrower)));
    }

    private Either<Rejection, CodeOrRefreshExchange> presented(ClientId client, Secret text, TokenKind kind) {
        return services.tokens().read(text, kind).flatMap(read -> located(read).flatMap(found -> rulesOf(found)
                .map(rules -> new CodeOrRefreshExchange(commands, services, read, client, found, rules))));
    }

    /** The grant behind a bearer token at this instant, if the token covers the scope that is needed. */
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

    /** The facts that may be told about a token (RFC 7662); none about one that is not active. */
    public Option<Introspection> introspect(Secret token) {
        return services.tokens()
                .read(token, ANY)
                .flatMap(read -> located(read).flatMap(found -> services.clock()
                        .contextFor(found, services.clock().now())
                        .map(context -> found.state().introspect(read.token(), context))))
                .getOrElse(Option::none);
    }

    /**
     * Revokes a token at its client's request (RFC 7009): a code or a refresh token ends the grant, used or not; an access
     * token ends alone, where the grant can go on. A token that is unknown, or another client's, stays as it is, and
     * nothing says so; one that is over stays so, and that is recorded.
     */
    public void revoke(ClientId client, Secret token) {
        services.tokens().read(token, ANY).peek(read -> located(read)
                .peek(found -> end(found, (grant, now) -> grant.revoke(PresentedToken.of(read.token(), client), now))));
    }

    /** Ends a grant with every token of it, by the host's own will; a grant that is over stays as it was. */
    public Either<Rejection, GrantView> end(GrantId id, GrantEndReason reason) {
        return commands.find(id)
                .flatMap(found -> end(found, (grant, now) -> grant.revoke(reason, now)))
                .map(GrantView::of);
    }

    /** The grant of this id at this instant. */
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
                .filter(found -> found.state().data().environment()
                        == services.profiles().environment())
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
