package dev.tenure.grant;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.Function;

/**
 * A live grant of one access token that cannot be refreshed: a client's own, a present user's, an asset report's.
 *
 * @param access its token; the grant lasts as long as the token
 */
public record AccessOnly(GrantData data, AccessToken access) implements Issued {
    /** Ends the grant, which has nothing left without its one token. */
    @Override
    public Decision<Grant, Grant> accessRevoked(ParsedToken token, Instant now) {
        return access.hash().equals(token.hash()) ? end(new End(Cause.GRANT_REVOKED, now)) : Decision.unchanged(this);
    }

    /** Ends the grant, unless its token is over already. */
    @Override
    public Decision<Grant, Grant> end(End by) {
        return access.isOver(by.at()) ? Decision.unchanged(this) : Issued.super.end(by);
    }

    /** Answers a code that was presented before; a grant whose token is over already does not end again. */
    @Override
    public Decision<Grant, Issuance> replaced(PresentedToken by, Instant now) {
        return access.deadline()
                .filter(over -> over.passedBy(now))
                .fold(
                        () -> Issued.super.replaced(by, now),
                        over -> Decision.refused(this, new Rejection.GrantExpired(over.at(), over.cause())));
    }

    @Override
    public boolean isCurrent(ParsedToken token) {
        return false;
    }

    @Override
    public Seq<AccessToken> accessTokens() {
        return List.of(access);
    }

    @Override
    public Option<AccessToken> lastAccess() {
        return Option.of(access);
    }

    @Override
    public Instant lastIssuedAt() {
        return access.issuedAt();
    }

    @Override
    public Option<Deadline> finalDeadline() {
        return data.environment().retirement();
    }

    @Override
    public Option<Instant> spentSince() {
        return access.deadline().map(Deadline::at);
    }

    @Override
    public GrantState state() {
        return GrantState.ACCESS_ONLY;
    }

    @Override
    public <T> T match(
            Function<Authorized, T> authorized,
            Function<Refreshable, T> refreshable,
            Function<AccessOnly, T> accessOnly,
            Function<Ended, T> ended) {
        return accessOnly.apply(this);
    }
}
