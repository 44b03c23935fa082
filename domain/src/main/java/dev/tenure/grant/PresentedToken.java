package dev.tenure.grant;

import dev.tenure.decision.Rejection;
import dev.tenure.token.ClientId;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenKind;
import io.vavr.control.Option;

/**
 * A token that a client presents.
 *
 * @param request the request, with all that comes with the token
 * @param wasCurrent true if the token was {@link Grant#isCurrent current} when this call first read the grant: if it no
 *     longer is, another call overtook this one, and nobody used the token twice
 */
public record PresentedToken(ParsedToken token, TokenRequest request, boolean wasCurrent) {
    /** A token as a call presents it that has just read the grant. */
    public static PresentedToken of(ParsedToken token, ClientId client) {
        return of(token, TokenRequest.by(client));
    }

    /** A token as a request presents it that has just read the grant. */
    public static PresentedToken of(ParsedToken token, TokenRequest request) {
        return new PresentedToken(token, request, false);
    }

    /** The same token, with what the grant knew of it when first read. */
    public PresentedToken firstSeenBy(Grant grant) {
        return new PresentedToken(token, request, grant.isCurrent(token));
    }

    /** The reason to refuse it unread: another environment, or another client. */
    Option<Rejection> violation(GrantData data) {
        if (token.environment() != data.environment())
            return Option.of(new Rejection.WrongEnvironment(token.environment(), data.environment()));
        return request.client().equals(data.ownership().client())
                ? Option.none()
                : Option.of(new Rejection.WrongClient());
    }

    /**
     * The reason to refuse it unread, where only this kind is taken: the same, or a bound token without its key,
     * however old it is.
     */
    Option<Rejection> violation(GrantData data, TokenKind taken) {
        if (token.kind() != taken) return Option.of(new Rejection.WrongKind(token.kind()));
        return violation(data).orElse(() -> data.keyBinding()
                .filter(bound -> bound.isViolatedBy(token, request))
                .map(other -> new Rejection.WrongKey()));
    }
}
