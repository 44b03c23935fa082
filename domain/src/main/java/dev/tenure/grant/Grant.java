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
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * One authorization, with the code it begins with and the access and refresh tokens that descend from it. It knows only
 * its current tokens; that another one is older, the other's own text says. Immutable.
 *
 * <p>Commands are called through {@link #decide}, questions are {@link #authenticate}, {@link #introspect} and
 * {@link #statusOf}: there, what time and withdrawals have done counts, recorded or not. A refusal changes nothing, but
 * for {@link Rejection.Reused}, which ends the grant.
 */
public sealed interface Grant extends Owned<Grant> permits Authorized, Issued, Ended {
    /** What it knows whatever its state. */
    GrantData data();

    /** The state it is in as it stands, whatever time has done since. */
    GrantState state();

    /** Why this state refuses what it does not take. */
    Rejection refusal();

    // beginnings

    /** A new grant that waits for the exchange of its code. */
    static Decision<Grant, Grant> authorize(GrantData data, ParsedToken code, GrantRules rules, Instant now) {
        return Decision.to(Authorized.by(data, code, rules, now), EventType.AUTHORIZATION_CODE_ISSUED.at(now));
    }

    /** A new grant with its first tokens: a client's own, or a user's without a code. */
    static Decision<Grant, Issuance> issue(GrantData data, Successor first, GrantRules rules, Instant now) {
        return FirstTokens.direct(data, first, rules, now);
    }

    /** A new grant of one token that does not expire: a user's, or an asset report's (S3:40, S3:76). */
    static Decision<Grant, Issuance> issueLasting(GrantData data, ParsedToken token, Instant now) {
        return FirstTokens.lasting(data, token, now);
    }

    // questions: reads never write

    /** What the access token opens at this instant, if that is enough for what is needed. */
    default Either<Rejection, AccessToken> authenticate(ParsedToken token, Scope needed, DecisionContext context) {
        return settle(context)
                .next()
                .opensTo(token, context.now())
                .filterOrElse(access -> access.scope().covers(needed), access -> new Rejection.ScopeExceeded());
    }

    /** What may be told about the token at this instant; none unless it is an active access or refresh token. */
    default Option<Introspection> introspect(ParsedToken token, DecisionContext context) {
        return settle(context).next().describe(token, context.now());
    }

    /** What the token is at this instant. Of one that was replaced no more is known than that. */
    default Either<Rejection, TokenStatus> statusOf(ParsedToken token, DecisionContext context) {
        return settle(context).next().status(token, context.now());
    }

    /** Whether this is what the grant goes on with, its code or its refresh token, in this state as it stands. */
    boolean isCurrent(ParsedToken token);

    // requests, by a client that presents a token

    /** Exchanges the code, once, for the first tokens; again is reuse. */
    default Decision<Grant, Issuance> exchange(PresentedToken code, Successor first, GrantRules rules, Instant now) {
        return code.violation(data(), TokenKind.CODE)
                .fold(() -> exchanged(code, first, rules, now), why -> refused(this, why));
    }

    /** Hands in the refresh token for the next access token, of this scope or the whole, and mostly the next of itself. */
    default Decision<Grant, Issuance> refresh(
            PresentedToken token, Option<Scope> narrower, Successor next, GrantRules rules, Instant now) {
        var wanted = narrower.getOrElse(data().scope());
        var flaw = token.violation(data(), TokenKind.REFRESH);
        return flaw.isEmpty() ? refreshed(token, wanted, next, rules, now) : refused(this, flaw.get());
    }

    /**
     * Gives a token back (RFC 7009): one of the chain, used or not, ends the grant; an access token ends alone, if the
     * grant can go on. What is not known, or over, changes nothing.
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

    // what the states differ in

    /** The code, in the right hands and in this state. */
    default Decision<Grant, Issuance> exchanged(PresentedToken code, Successor first, GrantRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** The refresh token, in the right hands and in this state. */
    default Decision<Grant, Issuance> refreshed(
            PresentedToken token, Scope wanted, Successor next, GrantRules rules, Instant now) {
        return refused(this, refusal());
    }

    /** The access token, given back by its client. */
    default Decision<Grant, Grant> accessRevoked(ParsedToken token, Instant now) {
        return unchanged(this);
    }

    private Decision<Grant, Grant> chainRevoked(ParsedToken token, Instant now) {
        return isCurrent(token) || isReplaced(token) ? end(new End(Cause.GRANT_REVOKED, now)) : unchanged(this);
    }

    /** Whether the chain has gone on since this token of it: whoever has its locator had one of the chain. */
    default boolean isReplaced(ParsedToken token) {
        return token.generation() < data().refreshGeneration();
    }

    /** What the access token opens in this state as it stands. */
    Either<Rejection, AccessToken> opensTo(ParsedToken token, Instant now);

    /** What may be told about the token in this state as it stands. */
    default Option<Introspection> describe(ParsedToken token, Instant now) {
        return opensTo(token, now)
                .toOption()
                .map(access ->
                        Introspection.of(token.kind(), data(), access.scope(), access.issuedAt(), access.deadline()));
    }

    /** What the token is in this state as it stands. */
    Either<Rejection, TokenStatus> status(ParsedToken token, Instant now);

    // time

    /** The deadline that ends it, recorded or not. */
    default Option<Deadline> finalDeadline() {
        return Option.none();
    }

    @Override
    default Decision<Grant, Grant> applyDeadlines(Instant now) {
        var over = finalDeadline().filter(end -> end.passedBy(now));
        return over.isEmpty() ? unchanged(this) : end(over.get().end()).recordedAt(now);
    }

    /** Only what can be refreshed ends with a record; that the rest went by is true without one. */
    @Override
    default Option<Instant> due() {
        return Option.none();
    }

    /** Since when nothing can come of it although no end is recorded: of what cannot be refreshed, none is. */
    default Option<Instant> spentSince() {
        return Option.none();
    }

    /** Until when, exclusive, a sealed pair may be asked for again; none if there is none. */
    default Option<Instant> sealedUntil() {
        return Option.none();
    }

    /** The same without the sealed pair: past its time that means the same. */
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

    /** One answer for each state: a new state does not compile until everybody has one for it. */
    <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended);
}
