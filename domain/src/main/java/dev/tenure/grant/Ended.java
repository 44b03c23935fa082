package dev.tenure.grant;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * The end of a grant, with every token of it. It takes no command.
 *
 * @param access the deadline of its last access token; none if that was revoked, or did not expire
 */
public record Ended(GrantData data, Option<Deadline> access, End end) implements Grant {
    private static final Set<Cause> EXPIRIES = HashSet.of(
            Cause.CONSENT_EXPIRED, Cause.LIFETIME_ENDED, Cause.ABSOLUTE_LIFETIME_ENDED, Cause.IDLE_LIFETIME_ENDED);

    static Decision<Grant, Grant> by(GrantData data, Option<Deadline> access, End end) {
        return Decision.to(new Ended(data, access, end), EventType.GRANT_ENDED.because(end.cause(), end.at()));
    }

    @Override
    public Rejection refusal() {
        return isExpired() ? new Rejection.GrantExpired(end.at(), end.cause()) : new Rejection.GrantEnded(end.cause());
    }

    @Override
    public Option<Instant> endedSince() {
        return Option.of(end.at());
    }

    @Override
    public Either<Rejection, AccessToken> opensTo(ParsedToken token, Instant now) {
        return Either.left(refusal());
    }

    /** The status of a token: every token that lived until the grant's end ended with it. */
    @Override
    public Either<Rejection, TokenStatus> status(ParsedToken token, Instant now) {
        var chained = token.kind().isChained();
        var last = chained ? data.refreshGeneration() : data.accessGeneration();
        if (token.generation() > last) return Either.left(new Rejection.UnknownToken());
        if (token.generation() < last) return Either.right(replacedStatus(token.kind()));
        var expired = chained ? isExpired() : access.exists(deadline -> deadline.passedBy(end.at()));
        return Either.right(expired ? TokenStatus.EXPIRED : TokenStatus.REVOKED);
    }

    static TokenStatus replacedStatus(TokenKind kind) {
        return kind == TokenKind.CODE ? TokenStatus.CONSUMED : TokenStatus.ROTATED;
    }

    private boolean isExpired() {
        return EXPIRIES.contains(end.cause());
    }

    @Override
    public boolean isCurrent(ParsedToken token) {
        return false;
    }

    @Override
    public GrantState state() {
        return GrantState.ENDED;
    }

    @Override
    public <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended) {
        return ended.apply(this);
    }
}
