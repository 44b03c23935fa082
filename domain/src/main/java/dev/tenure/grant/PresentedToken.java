package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.token.ClientId;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;

/**
 * A token in the hand of an authenticated client.
 *
 * @param wasCurrent whether it was {@link Grant#isCurrent current} when this call first read the grant: if it is no
 *     more, another call overtook this one, and nobody used it twice
 */
public record PresentedToken(ParsedToken token, ClientId client, boolean wasCurrent) {
    /** As it is when a call has just read the grant. */
    public static PresentedToken of(ParsedToken token, ClientId client) {
        return new PresentedToken(token, client, false);
    }

    /** The same, with what this grant, as it was first read, knew of it. */
    public PresentedToken firstSeenBy(Grant grant) {
        return new PresentedToken(token, client, grant.isCurrent(token));
    }

    /** Why it is not even looked at: a token of another environment, or of another client. */
    Option<Rejection> violation(GrantData data) {
        if (token.environment() != data.environment())
            return Option.of(new Rejection.WrongEnvironment(token.environment(), data.environment()));
        return client.equals(data.ownership().client()) ? Option.none() : Option.of(new Rejection.WrongClient());
    }

    /** The same, where a token of this kind is taken. */
    Option<Rejection> violation(GrantData data, TokenKind taken) {
        return token.kind() == taken ? violation(data) : Option.of(new Rejection.WrongKind(token.kind()));
    }
}
