package dev.tenure.grant;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.principal.Owned;
import dev.tenure.principal.Ownership;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Environment;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One authorization: a code, and the access and refresh tokens that descend from it. It stores its current tokens only;
 * an older one says so in its own text. Immutable.
 *
 * <p>Call commands through {@link #decide} and query through {@link #authenticate}, {@link #introspect} and
 * {@link #statusOf}, which count every deadline and withdrawal, recorded or not. A refusal changes nothing, except
 * {@link Rejection.Reused}, which ends the grant.
 */
public sealed interface Grant extends Owned<Grant> permits Authorized, Issued, Ended {
    /** The data that every state has. */
    GrantData data();

    @Override
    default Environment environment() {
        return data().environment();
    }

    /** The state as it stands, whatever time has done since. */
    GrantState state();

    /** The rejection of a request that does not apply to this state. */
    Rejection refusal();

    // beginnings

    /** Opens a grant that waits for the exchange of its code, which is bound to nothing but its client. */
    static Decision<Grant, Grant> authorize(GrantData data, ParsedToken code, GrantRules rules, Instant now) {
        return authorize(data, code, CodeBinding.NONE, rules, now);
    }

    /** Opens a grant that waits for the exchange of its bound code. */
    static Decision<Grant, Grant> authorize(
            GrantData data, ParsedToken code, CodeBinding binding, GrantRules rules, Instant now) {
        return Decision.to(Authorized.by(data, code, binding, rules, now), EventType.AUTHORIZATION_CODE_ISSUED.at(now));
    }

    /** Opens a grant with its first tokens: a client's own, or a user's without a code. */
    static Decision<Grant, Issuance> issue(GrantData data, Successor first, GrantRules rules, Instant now) {
        return issue(data, data.firstRequest(), first, rules, now);
    }

    /** Opens a grant with its first tokens, of which the access token is bound to the request's key. */
    static Decision<Grant, Issuance> issue(
            GrantData data, TokenRequest request, Successor first, GrantRules rules, Instant now) {
        return FirstTokens.direct(data, request, first, rules, now);
    }

    /**
     * Opens a grant of one token that does not expire: a user's, or an asset report's [plaid:asset-report-token]
     * [plaid:user-token].
     */
    static Decision<Grant, Issuance> issueLasting(GrantData data, ParsedToken token, Instant now) {
        return issueLasting(data, data.firstRequest(), token, now);
    }

    /** Opens a grant of one token that does not expire and is bound to the request's key. */
    static Decision<Grant, Issuance> issueLasting(
            GrantData data, TokenRequest request, ParsedToken token, Instant now) {
        return FirstTokens.lasting(data, request, token, now);
    }

    // questions: reads never write

    /**
     * Returns the access token if it is live at this instant and its scope covers what is needed. One that is bound to
     * a key is refused.
     */
    default Either<Rejection, AccessToken> authenticate(ParsedToken token, Scope needed, DecisionContext context) {
        return authenticate(token, needed, access -> access.key().isEmpty(), context);
    }

    /** Returns the access token likewise to a caller who proved that it holds this key. */
    default Either<Rejection, AccessToken> authenticate(
            ParsedToken token, Scope needed, KeyThumbprint proven, DecisionContext context) {
        return authenticate(token, needed, access -> access.isOpenTo(proven), context);
    }

    private Either<Rejection, AccessToken> authenticate(
            ParsedToken token, Scope needed, Predicate<AccessToken> isProven, DecisionContext context) {
        return settle(context)
                .next()
                .opensTo(token, context.now())
                .filterOrElse(isProven, access -> new Rejection.WrongKey())
                .filterOrElse(access -> access.scope().covers(needed), access -> new Rejection.ScopeExceeded());
    }

    /**
     * Describes the token at this instant; none unless it is an active access or refresh token (RFC 7662 section 2.2).
     */
    default Option<Introspection> introspect(ParsedToken token, DecisionContext context) {
        return settle(context).next().describe(token, context.now());
    }

    /** The status of the token at this instant. Of a replaced token no more is known than that. */
    default Either<Rejection, TokenStatus> statusOf(ParsedToken token, DecisionContext context) {
        return settle(context).next().status(token, context.now());
    }

    /**
     * Returns true if the token is the code or refresh token that the grant continues with, in this state as it stands.
     */
    boolean isCurrent(ParsedToken token);

    // requests, by a client that presents a token

    /** Exchanges the code, once, for the first tokens; a second exchange is reuse. */
    default Decision<Grant, Issuance> exchange(PresentedToken code, Successor first, GrantRules rules, Instant now) {
        return code.violation(data(), TokenKind.CODE)
                .fold(() -> exchanged(code, first, rules, now), why -> refused(this, why));
    }

    /**
     * Exchanges the refresh token for the next access token, of the whole scope, and mostly for a next refresh token.
     */
    default Decision<Grant, Issuance> refresh(PresentedToken token, Successor next, GrantRules rules, Instant now) {
        return refresh(token, data().scope(), next, rules, now);
    }

    /** Exchanges the refresh token for the next access token, of this scope, and mostly for a next refresh token. */
    default Decision<Grant, Issuance> refresh(
            PresentedToken token, Scope wanted, Successor next, GrantRules rules, Instant now) {
        var violation = token.violation(data(), TokenKind.REFRESH);
        return violation.isEmpty() ? refreshed(token, wanted, next, rules, now) : refused(this, violation.get());
    }

    /**
     * Revokes a token (RFC 7009): a code or refresh token, current or used, ends the grant; an access token ends alone,
     * if the grant can continue. A token that is unknown, or over, changes nothing.
     */
    default Decision<Grant, Grant> revoke(PresentedToken by, Instant now) {
        var token = by.token();
        return by.violation(data())
                .fold(
                        () -> token.kind().isChained() ? chainRevoked(token, now) : accessRevoked(token, now),
                        why -> refused(this, why));
    }

    // reports, by the host

    /** Ends the grant with every token of it. */
    default Decision<Grant, Grant> revoke(GrantEndReason reason, Instant now) {
        return end(new End(reason.cause(), now));
    }

    /**
     * Records that the client uses a token of the last pair, so that it has received the answer: no retry gets the pair
     * again, and its predecessor is reuse from now on. Any other token, or one whose window is over, changes nothing.
     */
    default Decision<Grant, Grant> received(ParsedToken token, Instant now) {
        return unchanged(this);
    }

    // what the states differ in

    /** Exchanges the code, presented by its own client, in this state. */
    default Decision<Grant, Issuance> exchanged(PresentedToken code, Successor first, GrantRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Exchanges the refresh token, presented by its own client, in this state. */
    default Decision<Grant, Issuance> refreshed(
            PresentedToken token, Scope wanted, Successor next, GrantRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** Revokes the access token at its client's request. */
    default Decision<Grant, Grant> accessRevoked(ParsedToken token, Instant now) {
        return unchanged(this);
    }

    private Decision<Grant, Grant> chainRevoked(ParsedToken token, Instant now) {
        return isCurrent(token) || isReplaced(token) ? end(new End(Cause.GRANT_REVOKED, now)) : unchanged(this);
    }

    /** Returns true if the chain has moved on since this token: its locator proves that it was one of the chain. */
    default boolean isReplaced(ParsedToken token) {
        return token.generation() < data().refreshGeneration();
    }

    /** Returns the access token if it is live, in this state as it stands. */
    Either<Rejection, AccessToken> opensTo(ParsedToken token, Instant now);

    /** Describes the token in this state as it stands. */
    default Option<Introspection> describe(ParsedToken token, Instant now) {
        return opensTo(token, now)
                .toOption()
                .map(access -> Introspection.of(
                        token.kind(), data(), access.scope(), access.issuedAt(), access.deadline(), access.key()));
    }

    /** The status of the token in this state as it stands. */
    Either<Rejection, TokenStatus> status(ParsedToken token, Instant now);

    // time

    /** The deadline that ends the grant, recorded or not. */
    default Option<Deadline> finalDeadline() {
        return Option.none();
    }

    @Override
    default Decision<Grant, Grant> applyDeadlines(Instant now) {
        var over = finalDeadline().filter(end -> end.passedBy(now));
        return over.isEmpty() ? unchanged(this) : end(over.get().end()).recordedAt(now);
    }

    /** The next recorded deadline. Only a refreshable grant records its end; the others end without a record. */
    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /**
     * The instant since which the grant can issue nothing although no end is recorded: a grant that cannot be refreshed
     * records none.
     */
    default Option<Instant> spentSince() {
        return Option.none();
    }

    /**
     * The instant, exclusive, until which a refresh that happens now may be repeated: the end of the rules' window, or
     * of the presented token itself if that comes first; none if never.
     */
    default Option<Instant> retryUntil(GrantRules rules, Instant now) {
        return Option.none();
    }

    /** The instant, exclusive, until which a retry returns the sealed pair; none if there is none. */
    default Option<Instant> sealedUntil() {
        return Option.none();
    }

    /** Returns the same grant without the sealed pair, which means the same after its deadline. */
    default Grant withoutSeal() {
        return this;
    }

    @Override
    default Grant self() {
        return this;
    }

    @Override
    default GrantId id() {
        return data().id();
    }

    @Override
    default Ownership ownership() {
        return data().ownership();
    }

    /** Maps each state: a new state does not compile until every caller handles it. */
    <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended);
}
