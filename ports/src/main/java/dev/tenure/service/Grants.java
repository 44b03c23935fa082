package dev.tenure.service;

import dev.tenure.token.Secret;

import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.TokenReader;
import dev.tenure.service.internal.TokenReader.ReadToken;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.ASSET_REPORT;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;
import static dev.tenure.token.TokenKind.USER;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.Introspection;
import dev.tenure.grant.PresentedToken;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.time.Cause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Grants, with the codes, access and refresh tokens that descend from them. A refusal changes nothing, but for
 * {@link Rejection.Reused}, which ends the grant. Clients are authenticated by the host before it calls. Thread-safe.
 */
public final class Grants {
    private static final TokenKind[] BEARER = {ACCESS, USER, ASSET_REPORT};
    private static final TokenKind[] ANY = {CODE, REFRESH, ACCESS, USER, ASSET_REPORT};

    private final GrantRepository grants;
    private final CommandClock clock;
    private final TokenReader tokens;
    private final GrantCommands commands;

    Grants(GrantRepository grants, PrincipalEpochs epochs, ServiceContext context) {
        this.grants = grants;
        this.clock = context.clock();
        this.tokens = context.tokens();
        this.commands = new GrantCommands(grants, epochs, context);
    }

    /** A code for what the user has agreed to, to be exchanged once and in time (RFC 6749 section 4.1.2). */
    public Either<Rejection, IssuedCode> authorize(NewGrant request) {
        return commands.authorize(request);
    }

    /** A grant with its first tokens, without a code: a client's own (RFC 6749 section 4.4), or a user's. */
    public Either<Rejection, IssuedTokens> issue(NewGrant request) {
        return commands.issue(request);
    }

    /**
     * A grant of one token that has no lifetime of its own, only the end of the consent or of the profile's grants, if
     * there is one: {@code USER} or {@code ASSET_REPORT}, others are refused.
     */
    public Either<Rejection, IssuedTokens> issueLasting(TokenKind kind, NewGrant request) {
        return kind == USER || kind == ASSET_REPORT
                ? commands.issueLasting(kind, request)
                : Either.left(new Rejection.WrongKind(kind));
    }

    /** The first tokens for a code. A code that is presented again ends its grant. */
    public Either<Rejection, IssuedTokens> exchange(ClientId client, Secret code) {
        return tokens.read(code, CODE)
                .flatMap(read -> presented(client, read).flatMap(CodeOrRefreshExchange::exchange));
    }

    /**
     * The next tokens for a refresh token, with an access token for the whole scope of the grant. A token that was
     * presented before ends the grant, unless the profile's rules allow the retry.
     */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken) {
        return refresh(client, refreshToken, Option.none());
    }

    /** The same, with an access token for less than the whole scope (RFC 6749 section 6). */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken, Scope narrower) {
        return refresh(client, refreshToken, Option.of(narrower));
    }

    private Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken, Option<Scope> narrower) {
        return tokens.read(refreshToken, REFRESH)
                .flatMap(read -> presented(client, read).flatMap(exchange -> exchange.refresh(narrower)));
    }

    private Either<Rejection, CodeOrRefreshExchange> presented(ClientId client, ReadToken read) {
        return commands.locate(read).map(found -> new CodeOrRefreshExchange(commands, read, client, found));
    }

    /** The grant behind a bearer token at this instant, if the token covers the scope that is needed. */
    public Either<Rejection, Introspection> authenticate(Secret token, Scope needed) {
        return tokens.read(token, BEARER).flatMap(read -> commands.locate(read)
                .flatMap(found -> clock.contextFor(found, clock.now()).flatMap(context -> found.state()
                        .authenticate(read.token(), needed, context)
                        .flatMap(access -> found.state()
                                .introspect(read.token(), context)
                                .toEither(Rejection.UnknownToken::new)))));
    }

    /** The facts that may be told about a token (RFC 7662); none about one that is not active. */
    public Option<Introspection> introspect(Secret token) {
        return tokens.read(token, ANY)
                .flatMap(read -> commands.locate(read).flatMap(found -> clock.contextFor(found, clock.now())
                        .map(context -> found.state().introspect(read.token(), context))))
                .getOrElse(Option::none);
    }

    /**
     * Revokes a token at its client's request (RFC 7009): a code or a refresh token ends the grant, used or not; an access
     * token ends alone, where the grant can go on. A token that is unknown, or another client's, stays as it is, and
     * nothing says so; one that is over stays so, and that is recorded.
     */
    public void revoke(ClientId client, Secret token) {
        tokens.read(token, ANY).peek(read -> commands.locate(read)
                .peek(found -> commands.end(
                        found, (grant, now) -> grant.revoke(PresentedToken.of(read.token(), client), now))));
    }

    /** Ends a grant with every token of it, by the host's own will; ended once, it stays as it was. */
    public Either<Rejection, Grant> end(GrantId id, Cause cause) {
        return commands.find(id).flatMap(found -> commands.end(found, (grant, now) -> grant.revoke(cause, now)));
    }

    /** The grant of this id at this instant. */
    public Option<Grant> find(GrantId id) {
        return grants.find(id).map(this::settled);
    }

    private Grant settled(Versioned<Grant> found) {
        return found.state().settle(clock.contextForEnd(found, clock.now())).next();
    }
}
