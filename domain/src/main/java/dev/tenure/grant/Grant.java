package dev.tenure.grant;

import static dev.tenure.decision.Decision.refused;
import static dev.tenure.decision.Decision.unchanged;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.principal.Allegiance;
import dev.tenure.principal.Allied;
import dev.tenure.principal.Moment;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.Presented;
import dev.tenure.token.Scope;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * One authorisation, with the code it begins with and the access and refresh tokens that descend from it. It knows only
 * its current tokens; that another one is older, the other's own text says. Immutable.
 *
 * <p>Commands are called through {@link #decide}, questions are {@link #authenticate}, {@link #introspect} and
 * {@link #statusOf}: there, what time and withdrawals have done counts, recorded or not. A refusal changes nothing, but
 * for {@link Rejection.Reused}, which ends the grant.
 */
public sealed interface Grant extends Allied<Grant> permits Authorised, Live, Ended {
    /** What it knows whatever its state. */
    GrantData data();

    /** Why this state refuses what it does not take. */
    Rejection standing();

    // beginnings

    /** A new grant that waits for the exchange of its code. */
    static Decision<Grant, Grant> authorise(GrantData data, Presented code, GrantRules rules, Instant now) {
        return Decision.to(Authorised.by(data, code, rules, now), EventType.AUTHORISATION_CODE_ISSUED.at(now));
    }

    /** A new grant with its first tokens: a client's own, or a user's without a code. */
    static Decision<Grant, Issued> issue(GrantData data, Successor first, GrantRules rules, Instant now) {
        return Opening.direct(data, first, rules, now);
    }

    /** A new grant of one token that does not expire: a user's, or an asset report's (S3:40, S3:76). */
    static Decision<Grant, Issued> issueLasting(GrantData data, Presented token, Instant now) {
        return Opening.lasting(data, token, now);
    }

    // questions: reads never write

    /** What the access token opens at this instant, if that is enough for what is needed. */
    default Either<Rejection, AccessToken> authenticate(Presented token, Scope needed, Moment moment) {
        return settle(moment)
                .next()
                .opensTo(token, moment.now())
                .filterOrElse(access -> access.scope().covers(needed), access -> new Rejection.ScopeExceeded());
    }

    /** What may be told about the token at this instant; none unless it is an active access or refresh token. */
    default Option<Introspection> introspect(Presented token, Moment moment) {
        return settle(moment).next().describe(token, moment.now());
    }

    /** What the token is at this instant. Of one that was replaced no more is known than that. */
    default Either<Rejection, TokenStatus> statusOf(Presented token, Moment moment) {
        return settle(moment).next().status(token, moment.now());
    }

    /** Whether this is what the grant goes on with, its code or its refresh token, in this state as it stands. */
    boolean isCurrent(Presented token);

    // requests, by a client that presents a token

    /** Exchanges the code, once, for the first tokens; again is reuse. */
    default Decision<Grant, Issued> exchange(Presentation code, Successor first, GrantRules rules, Instant now) {
        return code.flaw(data(), TokenKind.CODE)
                .fold(() -> exchanged(code, first, rules, now), why -> refused(this, why));
    }

    /** Hands in the refresh token for the next access token, of this scope or the whole, and mostly the next of itself. */
    default Decision<Grant, Issued> refresh(
            Presentation token, Option<Scope> narrower, Successor next, GrantRules rules, Instant now) {
        var wanted = narrower.getOrElse(data().scope());
        var flaw = token.flaw(data(), TokenKind.REFRESH);
        return flaw.isEmpty() ? refreshed(token, wanted, next, rules, now) : refused(this, flaw.get());
    }

    /**
     * Gives a token back (RFC 7009): one of the chain, used or not, ends the grant; an access token ends alone, if the
     * grant can go on. What is not known, or over, changes nothing.
     */
    default Decision<Grant, Grant> revoke(Presentation by, Instant now) {
        var token = by.token();
        return by.flaw(data())
                .fold(
                        () -> token.kind().isChained() ? chainRevoked(token, now) : accessRevoked(token, now),
                        why -> refused(this, why));
    }

    // reports, by the host

    /** Ends the grant with every token of it. */
    default Decision<Grant, Grant> revoke(Cause cause, Instant now) {
        return cause.ends() ? end(new End(cause, now)) : refused(this, new Rejection.UnfitCause(cause));
    }

    // what the states differ in

    /** The code, in the right hands and in this state. */
    default Decision<Grant, Issued> exchanged(Presentation code, Successor first, GrantRules rules, Instant now) {
        return refused(this, standing());
    }

    /** The refresh token, in the right hands and in this state. */
    default Decision<Grant, Issued> refreshed(
            Presentation token, Scope wanted, Successor next, GrantRules rules, Instant now) {
        return refused(this, standing());
    }

    /** The access token, given back by its client. */
    default Decision<Grant, Grant> accessRevoked(Presented token, Instant now) {
        return unchanged(this);
    }

    private Decision<Grant, Grant> chainRevoked(Presented token, Instant now) {
        return isCurrent(token) || isReplaced(token) ? end(new End(Cause.GRANT_REVOKED, now)) : unchanged(this);
    }

    /** Whether the chain has gone on since this token of it: whoever has its locator had one of the chain. */
    default boolean isReplaced(Presented token) {
        return token.generation() < data().refreshGeneration();
    }

    /** What the access token opens in this state as it stands. */
    Either<Rejection, AccessToken> opensTo(Presented token, Instant now);

    /** What may be told about the token in this state as it stands. */
    default Option<Introspection> describe(Presented token, Instant now) {
        return opensTo(token, now)
                .toOption()
                .map(access ->
                        Introspection.of(token.kind(), data(), access.scope(), access.issuedAt(), access.deadline()));
    }

    /** What the token is in this state as it stands. */
    Either<Rejection, TokenStatus> status(Presented token, Instant now);

    // time

    /** The deadline that ends it, recorded or not. */
    default Option<Deadline> over() {
        return Option.none();
    }

    @Override
    default Decision<Grant, Grant> settle(Instant now) {
        var over = over().filter(end -> end.passedBy(now));
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
    default Allegiance allegiance() {
        return data().allegiance();
    }

    /** One answer for each state: a new state does not compile until everybody has one for it. */
    <T> T match(
            Function<Authorised, T> authorised,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended);
}
