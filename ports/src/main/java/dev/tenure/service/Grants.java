package dev.tenure.service;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.ASSET_REPORT;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.REFRESH;
import static dev.tenure.token.TokenKind.USER;

import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.Grant;
import dev.tenure.grant.Introspection;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.TokenRequest;
import dev.tenure.port.store.GrantRepository;
import dev.tenure.port.store.Versioned;
import dev.tenure.service.internal.AttemptLimit;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.token.ClientId;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Grants, with the codes, access and refresh tokens that descend from them. A rejection changes nothing, except {@link
 * Rejection.Reused}, which ends the grant. The host authenticates clients before it calls. Thread-safe.
 */
public final class Grants extends GrantService {
    private static final TokenKind[] BEARER = {ACCESS, USER, ASSET_REPORT};

    Grants(GrantRepository grants, PrincipalEpochs epochs, ServiceContext services) {
        super(grants, epochs, services, AttemptLimit.MANY_TIMES);
    }

    /** Exchanges a code for the first tokens. A code that is presented again ends its grant. */
    public Either<Rejection, IssuedTokens> exchange(ClientId client, Secret code) {
        return exchange(TokenRequest.by(client), code);
    }

    /**
     * Exchanges a code in a request with a redirect URI, a code verifier or a key. If the code is bound to another, the
     * request is refused, spends nothing and is no reuse (RFC 6749 section 4.1.3, RFC 7636 section 4.6, RFC 9449
     * section 10); so is a verifier for a code without a challenge (RFC 9700 section 2.1.1).
     */
    public Either<Rejection, IssuedTokens> exchange(TokenRequest request, Secret code) {
        return presented(request, code, CODE).flatMap(CodeOrRefreshExchange::exchange);
    }

    /**
     * Exchanges a refresh token for the next tokens, with an access token for the whole scope of the grant. A token
     * that was presented before ends the grant, unless the profile's rules allow the retry.
     */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken) {
        return refresh(TokenRequest.by(client), refreshToken);
    }

    /**
     * Refreshes in a request with a key, to which the access token is bound. If the refresh token is bound to another,
     * the request is refused, spends nothing and is no reuse, however old the token (RFC 9449 section 5).
     */
    public Either<Rejection, IssuedTokens> refresh(TokenRequest request, Secret refreshToken) {
        return presented(request, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.none()));
    }

    /** Refreshes with an access token for less than the whole scope (RFC 6749 section 6). */
    public Either<Rejection, IssuedTokens> refresh(ClientId client, Secret refreshToken, Scope narrower) {
        return refresh(TokenRequest.by(client), refreshToken, narrower);
    }

    /** Refreshes with an access token for less than the whole scope, in a request with a key. */
    public Either<Rejection, IssuedTokens> refresh(TokenRequest request, Secret refreshToken, Scope narrower) {
        return presented(request, refreshToken, REFRESH).flatMap(exchange -> exchange.refresh(Option.of(narrower)));
    }

    private Either<Rejection, CodeOrRefreshExchange> presented(TokenRequest request, Secret text, TokenKind kind) {
        return services.tokens().read(text, kind).flatMap(read -> queries.locate(read)
                .flatMap(found -> rulesOf(found)
                        .map(rules -> new CodeOrRefreshExchange(commands, services, read, request, found, rules))));
    }

    /**
     * Returns the grant of a bearer token at this instant, if the token covers the needed scope. A token that is bound
     * to a key is refused.
     */
    public Either<Rejection, Introspection> authenticate(Secret token, Scope needed) {
        return opened(token, (grant, read, context) -> grant.authenticate(read, needed, context));
    }

    /**
     * Returns the grant likewise to a caller who proved that it holds this key. The token must be bound to it; one
     * that is bound to none is taken beside a certificate, and refused beside a DPoP proof (RFC 9449 section 7.1).
     */
    public Either<Rejection, Introspection> authenticate(Secret token, Scope needed, KeyThumbprint proven) {
        return opened(token, (grant, read, context) -> grant.authenticate(read, needed, proven, context));
    }

    private Either<Rejection, Introspection> opened(Secret token, Opening opening) {
        return services.tokens().read(token, BEARER).flatMap(read -> queries.locate(read)
                .flatMap(found -> services.clock()
                        .contextFor(found, services.clock().now())
                        .flatMap(context -> opening.open(found.state(), read.token(), context)
                                .flatMap(access -> found.state()
                                        .introspect(read.token(), context)
                                        .toEither(Rejection.UnknownToken::new)))));
    }

    /**
     * Describes an active token (RFC 7662); none for any other token. A rejection, {@link Rejection.ClockSuspect},
     * means that the library cannot tell: the token may be active, so the resource server gets an error.
     */
    public Either<Rejection, Option<Introspection>> introspect(Secret token) {
        return services.tokens()
                .read(token, ANY)
                .flatMap(read -> queries.locate(read).map(found -> described(found, read.token())))
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
        services.tokens().read(token, ANY).peek(read -> queries.locate(read)
                .peek(found -> end(found, (grant, now) -> grant.revoke(PresentedToken.of(read.token(), client), now))));
    }

    @FunctionalInterface
    private interface Opening {
        Either<Rejection, AccessToken> open(Grant grant, ParsedToken token, DecisionContext context);
    }
}
