package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.token.ClientId;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;

/**
 * A token that an authenticated client presents.
 *
 * @param wasCurrent true if the token was {@link Grant#isCurrent current} when this call first read the grant: if it no
 *     longer is, another call overtook this one, and nobody used the token twice
 * @param proof the proof that comes with a code
 */
public record PresentedToken(ParsedToken token, ClientId client, boolean wasCurrent, CodeProof proof) {
    /** A token as a call presents it that has just read the grant. */
    public static PresentedToken of(ParsedToken token, ClientId client) {
        return new PresentedToken(token, client, false, CodeProof.none());
    }

    /** The same token, with what the grant knew of it when first read. */
    public PresentedToken firstSeenBy(Grant grant) {
        return new PresentedToken(token, client, grant.isCurrent(token), proof);
    }

    /** The same token, with the proof that comes with it. */
    public PresentedToken with(CodeProof presented) {
        return new PresentedToken(token, client, wasCurrent, presented);
    }

    /** The reason to refuse it unread: another environment, or another client. */
    Option<Rejection> violation(GrantData data) {
        if (token.environment() != data.environment())
            return Option.of(new Rejection.WrongEnvironment(token.environment(), data.environment()));
        return client.equals(data.ownership().client()) ? Option.none() : Option.of(new Rejection.WrongClient());
    }

    /** The reason to refuse it unread, where only this kind is taken. */
    Option<Rejection> violation(GrantData data, TokenKind taken) {
        return token.kind() == taken ? violation(data) : Option.of(new Rejection.WrongKind(token.kind()));
    }
}
