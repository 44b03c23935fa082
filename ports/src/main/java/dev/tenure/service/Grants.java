package dev.tenure.service;

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

    /** The first tokens for a code. Presented again, it ends the grant. */
    public Either<Rejection, IssuedTokens> exchange(ClientId client, String code) {
        return tokens.admit(code, CODE)
                .flatMap(admitted -> new CodeOrRefreshExchange(commands, admitted, code, client).exchange());
    }

    /**
     * The next tokens for a refresh token, the access token for all that was granted or for less. A token that was
     * handed in before ends the grant, unless it is repeated as the profile's rules allow.
     */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, String refreshToken, Option<Scope> narrower) {
        return tokens.admit(refreshToken, REFRESH)
                .flatMap(admitted ->
                        new CodeOrRefreshExchange(commands, admitted, refreshToken, client).refresh(narrower));
    }

    /** What this token opens at this instant, if that is enough for what is needed. */
    public Either<Rejection, Introspection> authenticate(String token, Scope needed) {
        return tokens.admit(token, BEARER).flatMap(admitted -> commands.locate(admitted)
                .flatMap(found -> clock.contextFor(found, clock.now()).flatMap(context -> found.state()
                        .authenticate(admitted.token(), needed, context)
                        .flatMap(access -> found.state()
                                .introspect(admitted.token(), context)
                                .toEither(Rejection.UnknownToken::new)))));
    }

    /** What may be told about a token (RFC 7662): of one that is not active, nothing. */
    public Option<Introspection> introspect(String token) {
        return tokens.admit(token, ANY)
                .flatMap(admitted -> commands.locate(admitted).flatMap(found -> clock.contextFor(found, clock.now())
                        .map(context -> found.state().introspect(admitted.token(), context))))
                .getOrElse(Option::none);
    }

    /**
     * The client gives a token back (RFC 7009): a code or a refresh token ends the grant, used or not; an access token
     * ends alone, where the grant can go on. What is unknown or another client's stays as it is, without a word; what is
     * over stays so, and that is recorded.
     */
    public void revoke(ClientId client, String token) {
        tokens.admit(token, ANY)
                .peek(admitted -> commands.end(
                        () -> commands.locate(admitted),
                        (grant, now) -> grant.revoke(PresentedToken.of(admitted.token(), client), now)));
    }

    /** Ends a grant with every token of it, by the host's own will; ended once, it stays as it was. */
    public Either<Rejection, Grant> end(GrantId id, Cause cause) {
        return commands.end(
                () -> grants.find(id).toEither(Rejection.NotFound::new), (grant, now) -> grant.revoke(cause, now));
    }

    /** The grant of this name at this instant. */
    public Option<Grant> find(GrantId id) {
        return grants.find(id).map(this::settled);
    }

    private Grant settled(Versioned<Grant> found) {
        return found.state().settle(clock.contextForEnd(found, clock.now())).next();
    }
}
