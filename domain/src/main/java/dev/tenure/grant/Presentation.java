package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.token.ClientId;
import dev.tenure.token.Presented;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;

/**
 * A token in the hand of an authenticated client.
 *
 * @param wasCurrent whether it was {@link Grant#isCurrent current} when this call first read the grant: if it is no
 *     more, another call overtook this one, and nobody used it twice
 */
public record Presentation(Presented token, ClientId client, boolean wasCurrent) {
    /** As it is when a call has just read the grant. */
    public static Presentation of(Presented token, ClientId client) {
        return new Presentation(token, client, false);
    }

    /** The same, with what this grant, as it was first read, knew of it. */
    public Presentation firstSeenBy(Grant grant) {
        return new Presentation(token, client, grant.isCurrent(token));
    }

    /** Why it is not even looked at: a token of another environment, or of another client. */
    Option<Rejection> flaw(GrantData data) {
        if (token.environment() != data.environment())
            return Option.of(new Rejection.WrongEnvironment(token.environment(), data.environment()));
        return client.equals(data.allegiance().client()) ? Option.none() : Option.of(new Rejection.WrongClient());
    }

    /** The same, where a token of this kind is taken. */
    Option<Rejection> flaw(GrantData data, TokenKind taken) {
        return token.kind() == taken ? flaw(data) : Option.of(new Rejection.WrongKind(token.kind()));
    }
}
