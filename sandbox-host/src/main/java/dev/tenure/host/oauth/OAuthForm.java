package dev.tenure.host.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.TokenRequest;
import dev.tenure.host.http.RefusalException;
import dev.tenure.token.ClientId;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/**
 * A form that a client has sent. A parameter without a value counts as omitted (RFC 6749 section 3.2).
 *
 * @param isPublic false if the client has authenticated
 */
record OAuthForm(ClientId client, boolean isPublic, HTTPRequest sent, Map<String, List<String>> parameters) {
    /**
     * Parses the form as a message of this type. Nimbus' own exceptions may repeat what was sent, so they are dropped.
     */
    <M> M as(Message<M> message) {
        try {
            return message.parse(sent);
        } catch (ParseException unfit) {
            throw OAuthFormError.UNFIT.refusal();
        }
    }

    /** The scope by the library's rules; Nimbus would accept commas between names. */
    Option<Scope> scope() {
        return text("scope").map(text -> Scope.parse(text)
                .mapLeft(Rejection.InvalidScope::new)
                .getOrElseThrow(RefusalException.expecting(TokenKind.REFRESH)));
    }

    /** The token request that the form makes, in a request that proves this key. */
    TokenRequest tokenRequest(Option<KeyThumbprint> key) {
        return new TokenRequest(
                client, isPublic, text("redirect_uri"), text("code_verifier").map(Secret::of), key);
    }

    /** Refuses any grant type but these, even those that Nimbus knows, and to public clients also some of these. */
    void requireGrantType(Set<String> grants, Set<String> notForPublic) {
        var grant = text("grant_type").getOrElseThrow(() -> OAuthFormError.UNFIT.refusal());
        if (!grants.contains(grant)) throw OAuthFormError.UNKNOWN_GRANT.refusal();
        if (isPublic && notForPublic.contains(grant)) throw OAuthFormError.NOT_FOR_PUBLIC.refusal();
    }

    private Option<String> text(String parameter) {
        return Option.of(parameters.get(parameter)).map(values -> values.get(0)).filter(text -> !text.isEmpty());
    }

    /** A parser of messages of one type. */
    @FunctionalInterface
    interface Message<M> {
        M parse(HTTPRequest sent) throws ParseException;
    }
}
