package dev.tenure.grant;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.decision.Decision;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * A grant that its user authorized; its code, generation 0 of the chain, waits for the exchange.
 *
 * @param deadline the end of the code
 * @param binding the attributes of the request to which the code is bound
 */
public record Authorized(GrantData data, TokenHash code, Deadline deadline, CodeBinding binding) implements Grant {
    static Authorized by(GrantData data, ParsedToken code, CodeBinding binding, GrantRules rules, Instant now) {
        if (code.kind() != TokenKind.CODE || code.generation() != data.refreshGeneration())
            throw new IllegalArgumentException("a grant begins with a code, not with a " + code.kind() + " token");
        return new Authorized(
                data.withRefreshLocator(Option.of(code.locator())), code.hash(), rules.codeDeadline(now), binding);
    }

    @Override
    public Decision<Grant, Issuance> exchanged(PresentedToken by, Successor first, GrantRules rules, Instant now) {
        if (!isCurrent(by.token())) return refused(this, refusal());
        return binding.violation(by.request())
                .orElse(rules.violation(data, by.request(), now))
                .fold(
                        () -> Decision.to((Grant) this, EventType.AUTHORIZATION_CODE_EXCHANGED.at(now))
                                .followedBy(exchanged -> FirstTokens.requested(data, by.request(), first, rules, now))
                                .mapReply(issued -> issued.withNonce(binding.nonce())),
                        why -> refused(this, why));
    }

    @Override
    public Decision<Grant, Grant> end(End by) {
        return Ended.by(data, Option.none(), by);
    }

    @Override
    public boolean isCurrent(ParsedToken token) {
        return code.equals(token.hash());
    }

    @Override
    public Rejection refusal() {
        return new Rejection.UnknownToken();
    }

    @Override
    public Either<Rejection, AccessToken> opensTo(ParsedToken token, Instant now) {
        return Either.left(refusal());
    }

    @Override
    public Either<Rejection, TokenStatus> status(ParsedToken token, Instant now) {
        return isCurrent(token) ? Either.right(TokenStatus.ISSUED) : Either.left(refusal());
    }

    @Override
    public Option<Deadline> finalDeadline() {
        return Deadline.earliest(List.of(deadline)
                .appendAll(data.limit())
                .appendAll(data.environment().retirement()));
    }

    @Override
    public Option<Instant> spentSince() {
        return finalDeadline().map(Deadline::at);
    }

    @Override
    public GrantState state() {
        return GrantState.AUTHORIZED;
    }

    @Override
    public <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended) {
        return authorized.apply(this);
    }
}
