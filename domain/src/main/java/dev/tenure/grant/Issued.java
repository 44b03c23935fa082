package dev.tenure.grant;

import static dev.tenure.decision.Decision.refused;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/** A grant whose tokens are issued: the transitions that refreshable and other grants share. */
public sealed interface Issued extends Grant permits Refreshable, AccessOnly {
    /** The access tokens that are live until their deadlines. */
    Seq<AccessToken> accessTokens();

    /** The last of them; none if it was revoked. */
    Option<AccessToken> lastAccess();

    /** Refuses the code: a grant with tokens has exchanged it before. */
    @Override
    default Decision<Grant, Issuance> exchanged(PresentedToken code, Successor first, GrantRules rules, Instant now) {
        return replaced(code, now);
    }

    /**
     * Answers a token that was presented before: a conflict if another call overtook this one; otherwise reuse, which
     * ends the grant.
     */
    default Decision<Grant, Issuance> replaced(PresentedToken by, Instant now) {
        if (by.wasCurrent()) return refused(this, new Rejection.Conflict());
        return end(new End(Cause.REUSE_DETECTED, now)).withReply(Either.left(new Rejection.Reused()));
    }

    @Override
    default Decision<Grant, Grant> end(End by) {
        return Ended.by(data(), lastAccess().flatMap(AccessToken::deadline), by);
    }

    @Override
    default Rejection refusal() {
        return new Rejection.UnknownToken();
    }

    /** The instant at which it last issued tokens. */
    Instant lastIssuedAt();

    @Override
    default Either<Rejection, AccessToken> opensTo(ParsedToken token, Instant now) {
        return known(token)
                .<Either<Rejection, AccessToken>>map(access -> access.at(now))
                .getOrElse(() -> Either.left(whyNotKnown(token)));
    }

    private Rejection whyNotKnown(ParsedToken token) {
        return gone(token)
                .<Rejection>map(
                        how -> how == TokenStatus.ROTATED ? new Rejection.Rotated() : new Rejection.AccessRevoked())
                .getOrElse(Rejection.UnknownToken::new);
    }

    @Override
    default Either<Rejection, TokenStatus> status(ParsedToken token, Instant now) {
        var status = token.kind().isChained()
                ? chainStatus(token)
                : known(token)
                        .map(access -> access.isOver(now) ? TokenStatus.EXPIRED : TokenStatus.ACTIVE)
                        .orElse(() -> gone(token));
        return status.toEither(Rejection.UnknownToken::new);
    }

    private Option<TokenStatus> chainStatus(ParsedToken token) {
        return isReplaced(token)
                ? Option.of(Ended.replacedStatus(token.kind()))
                : Option.of(TokenStatus.ACTIVE).filter(active -> isCurrent(token));
    }

    private Option<AccessToken> known(ParsedToken token) {
        return accessTokens().find(access -> access.hash().equals(token.hash()));
    }

    /** The status of an access token that is no longer live; none for one that was never issued. */
    private Option<TokenStatus> gone(ParsedToken token) {
        var last = data().accessGeneration();
        if (token.kind().isChained() || token.generation() > last) return Option.none();
        if (token.generation() < last) return Option.of(TokenStatus.ROTATED);
        return Option.of(TokenStatus.REVOKED).filter(revoked -> lastAccess().isEmpty());
    }
}
