package dev.tenure.host.oauth;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.tenure.grant.Introspection;
import dev.tenure.profile.ErrorMapping.ErrorResponse;
import dev.tenure.service.IssuedTokens;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;

/**
 * The library's replies as Nimbus' messages. Seconds are rounded down, so that no token is said to live longer than it
 * does. A token that is bound to a key is bound by DPoP, the only proof that this host takes.
 */
final class TokenMessages {
    private TokenMessages() {}

    /** New tokens (RFC 6749 section 5.1). */
    static AccessTokenResponse of(IssuedTokens issued) {
        var seconds = issued.expiresIn().map(Duration::toSeconds).getOrElse(0L);
        var access = accessToken(issued, seconds);
        var refresh = issued.refresh().map(token -> new RefreshToken(token.reveal()));
        return new AccessTokenResponse(new Tokens(access, refresh.getOrNull()));
    }

    private static AccessToken accessToken(IssuedTokens issued, long seconds) {
        var scope = scope(issued.scope());
        return issued.key().isDefined()
                ? new DPoPAccessToken(issued.access().reveal(), seconds, scope)
                : new BearerAccessToken(issued.access().reveal(), seconds, scope);
    }

    /** The introspection of an active token, with its key (RFC 9449 section 6.2). */
    static TokenIntrospectionSuccessResponse of(Introspection known) {
        var message = new TokenIntrospectionSuccessResponse.Builder(true)
                .clientID(new ClientID(known.client().value()))
                .issueTime(Date.from(known.issuedAt()));
        if (!known.scope().names().isEmpty()) message.scope(scope(known.scope()));
        if (!known.kind().isChained())
            message.tokenType(known.key().isDefined() ? AccessTokenType.DPOP : AccessTokenType.BEARER);
        known.key()
                .forEach(key ->
                        message.jwkThumbprintConfirmation(new JWKThumbprintConfirmation(new Base64URL(key.value()))));
        known.user().forEach(user -> message.subject(new Subject(user.value())));
        known.deadline().forEach(end -> message.expirationTime(Date.from(end.at())));
        return message.build();
    }

    /** The introspection of any other token, which tells nothing. */
    static TokenIntrospectionSuccessResponse inactive() {
        return new TokenIntrospectionSuccessResponse.Builder(false).build();
    }

    /** A refusal (RFC 6749 section 5.2). */
    static TokenErrorResponse of(ErrorResponse answer) {
        return new TokenErrorResponse(new ErrorObject(answer.code(), answer.message(), answer.status()));
    }

    /** Sends a message, without Nimbus' caching headers: a filter sets them on every response already. */
    static void send(HTTPResponse message, HttpServletResponse response) throws IOException {
        message.setHeader("Cache-Control");
        message.setHeader("Pragma");
        JakartaServletUtils.applyHTTPResponse(message, response);
    }

    private static Scope scope(dev.tenure.token.Scope granted) {
        return new Scope(granted.names().toJavaArray(String[]::new));
    }
}
